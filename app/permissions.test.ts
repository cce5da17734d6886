import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { ROLES } from "#db/viewers-schema.ts";

import { may, PERMISSIONS, type Permission } from "./permissions.ts";

const ROOT = join(import.meta.dirname, "..");
const sources = globSync("app/**/*.{ts,tsx}", { cwd: ROOT })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));

const actionFiles = sources.filter(({ text }) => /^\s*["']use server["']/.test(text));
const routeFiles = sources.filter(({ file }) => /(^|\/)route\.tsx?$/.test(file));

type Entry = { file: string; name: string; guard: string };

/** Each exported function with the permission that its first line asks for; `nothing` where it asks for none. */
const entriesOf = ({ file, text }: { file: string; text: string }): Entry[] =>
  [...text.matchAll(/^export (?:async )?function (\w+)[\s\S]*?\{\n\s*(.*)$/gm)].map(([, name = "", first = ""]) => ({
    file,
    name,
    guard:
      /^(?:const [^=]+ = )?await requireViewer\("(\w+)"(?:, "route")?\);$/.exec(first)?.[1] ??
      /^return for(Publisher|Observer)\(request, /.exec(first)?.[1]?.toLowerCase() ??
      (first === "await requireAnyone();" ? "anyone" : "nothing"),
  }));

/** What lets somebody in who has no role: a program by its token or signature, or nothing at all. */
const DOORS = ["anyone", "publisher", "observer"];

const entries = [...actionFiles, ...routeFiles].flatMap(entriesOf);

test("every action and every route asks first who it is, and whether they may", () => {
  expect(entries.length).toBeGreaterThan(20);
  expect(entries.filter(({ guard }) => guard === "nothing")).toEqual([]);
  expect(entries.filter(({ guard }) => !DOORS.includes(guard) && !(guard in PERMISSIONS))).toEqual([]);
});

test("what is exported otherwise from such a file would not be seen here, and there is nothing", () => {
  for (const { file, text } of [...actionFiles, ...routeFiles]) {
    const exported = text.match(/^export /gm)?.length ?? 0;
    expect(entries.filter((entry) => entry.file === file).length, file).toBe(exported);
  }
  // An action inside a component would be an endpoint that no list has.
  const inline = sources.filter(({ text }) => /^[ \t]+["']use server["']/m.test(text));
  expect(inline.map(({ file }) => file)).toEqual([]);
});

const openTo = (door: string): string[] =>
  entries.filter(({ guard }) => guard === door).map(({ name, file }) => `${file} ${name}`);

test("what programs may do without a cookie is this and no more", () => {
  expect(openTo("publisher")).toEqual(["app/api/events/route.ts POST"]);
  expect(openTo("observer")).toEqual(["app/api/metrics/route.ts GET", "app/api/ready/route.ts GET"]);
});

test("what is open to everybody is this and no more", () => {
  expect(openTo("anyone")).toEqual([
    "app/actions.ts chooseLocale",
    "app/actions.ts chooseScheme",
    "app/sign-in/actions.ts signIn",
    "app/sign-in/actions.ts sendCode",
    "app/sign-in/actions.ts setPasswordByLink",
    "app/sign-in/passkey-actions.ts beginPasskeySignIn",
    "app/sign-in/passkey-actions.ts signInByPasskey",
    "app/sign-out-actions.ts signOut",
    "app/api/auth/[...all]/route.ts POST",
    "app/api/auth/[...all]/route.ts GET",
    "app/api/health/route.ts GET",
    "app/sign-in/link/route.ts GET",
    "app/sign-in/provider/route.ts GET",
  ]);
});

test("every role reads, searches and exports; only investigators reveal, and an administrator never does", () => {
  const allowed = (permission: Permission) => ROLES.filter((role) => may(role, permission));
  expect(allowed("read")).toEqual([...ROLES]);
  expect(allowed("export")).toEqual([...ROLES]);
  expect(allowed("reveal")).toEqual(["investigator"]);
  expect(allowed("search_number")).toEqual(["investigator"]);
  expect(allowed("see_reveals")).toEqual(["investigator", "auditor"]);
  expect(allowed("annotate")).toEqual(["investigator"]);
  expect(allowed("see_access")).toEqual(["auditor"]);
  expect(allowed("verify")).toEqual(["auditor"]);
  for (const permission of ["mend", "manage_viewers", "manage_tokens", "manage_settings"] as const)
    expect(allowed(permission)).toEqual(["admin"]);
});

// `vitest run app/permissions -u` writes it anew.
test("docs/permissions.md is what the code says", async () => {
  await expect(page()).toMatchFileSnapshot("../docs/permissions.md");
});

function page(): string {
  const table = Object.entries(PERMISSIONS).map(
    ([permission, roles]) =>
      `| \`${permission}\` | ${ROLES.map((role) => ((roles as readonly string[]).includes(role) ? "yes" : "")).join(" | ")} |`,
  );
  const list = entries.map(({ file, name, guard }) => `| \`${name}\` | \`${file}\` | ${guard} |`);
  return `# Permissions

Generated from \`app/permissions.ts\` and from the first line of every action and route; a test compares. *anyone* is open to those
who are signed out; *publisher* to programs that show an ingest token or sign what they post; *observer* to everybody while nobody
but this machine reaches the server, else to whoever shows an ingest token. Neither of the two reads a cookie.

| permission | ${ROLES.join(" | ")} |
|---|${ROLES.map(() => "---|").join("")}
${table.join("\n")}

| action or route | file | permission |
|---|---|---|
${list.join("\n")}
`;
}
