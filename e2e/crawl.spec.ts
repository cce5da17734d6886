import { existsSync, readFileSync } from "node:fs";

import { unmaskedDigits } from "./reference/unmasked-digits.ts";
import { crawl, type Page } from "./support/crawling.ts";
import { builtActions, builtPaths } from "./support/endpoints.ts";
import { otherEvent, phoneEdit, statusChange } from "./support/published.ts";
import type { TestServer } from "./support/server.ts";
import { expect, test } from "./support/test.ts";
import { unzipped } from "./support/unzip.ts";
import { cookieHeader } from "./support/viewers.ts";

// No whole number of the store is anywhere that somebody without a reason can look. This spec owns the accounts 62000 to 62999.
test.use({ serverSettings: { RASTRO_ZONE: "UTC" } });

const at = (minute: number) => `2026-03-20T12:${String(minute).padStart(2, "0")}:00.000Z`;
const ACCOUNT = 62_001;

/** Every number that is brought to the store, by the place where it stands; and one that somebody types into an address. */
const NUMBERS = {
  edited: "11987652123",
  before: "11976543219",
  described: "21998765432",
  reason: "31991234567",
  uri: "41993456781",
  unknownEvent: "51994567812",
  cut: "61995678123",
  refused: "71996781234",
  registry: "81997812345",
  typed: "85998123456",
};

const spelt = (number: string) => `+55 (${number.slice(0, 2)}) ${number.slice(2, 7)}-${number.slice(7)}`;

const TRAIL = [
  phoneEdit({ at: at(0), account: ACCOUNT, number: NUMBERS.before }),
  phoneEdit({ at: at(1), account: ACCOUNT, number: NUMBERS.edited }),
  statusChange({
    at: at(2),
    account: ACCOUNT,
    status: "BLOCKED",
    reasonId: 3,
    reason: `ligar ${spelt(NUMBERS.reason)}`,
    description: `cliente ligou de ${spelt(NUMBERS.described)} e pediu bloqueio`,
  }),
  otherEvent({ at: at(3), account: ACCOUNT }).replace("cards/9", `cards/9?phone=${NUMBERS.uri}`),
  otherEvent({ at: at(4), account: ACCOUNT }).replace(
    '"object":{',
    `"object":{"contact":"${spelt(NUMBERS.unknownEvent)}",`,
  ),
  phoneEdit({ at: at(5), account: ACCOUNT, number: NUMBERS.refused }).replace('"active":true', '"active":"yes"'),
  phoneEdit({ at: at(6), account: ACCOUNT, number: NUMBERS.cut }).slice(0, -20),
];

const REGISTRY = {
  ...{ id: "70994", customer_id: 42, area_code: "81", number: NUMBERS.registry.slice(2), type: "m", level_id: "N" },
  ...{ has_sms: true, has_whatsapp: false, insert_origin: "MANUAL", inserted_by: 135 },
  ...{ country_code: "55", country_iso2: "br", full_number: NUMBERS.registry, full_number_cc: spelt(NUMBERS.registry) },
};

test.beforeAll(async ({ server }) => {
  // Exit 3: two of them wait in quarantine.
  expect((await server.rastro(["import", "-"], TRAIL.join("\n"))).code).toBe(3);
  const phones = await server.rastro(["import-phones", "-", "--as-of", at(9)], JSON.stringify(REGISTRY));
  expect(phones.stdout + phones.stderr).toContain("added 1");
});

const bytes = (server: TestServer, name: string): string =>
  ["", "-wal"]
    .map((end) => `${server.data}/${name}${end}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "latin1"))
    .join("");

const SEEDS = [
  ...["/", "/events", "/status-changes", "/phone-edits", "/operators", "/views", "/sessions", "/viewers", "/access"],
  ...["/operators/1", "/views/1", "/views/1/versions", "/access/viewers", "/ingest", "/ingest/1", "/ingest/2"],
  ...[`/accounts/${ACCOUNT}`, ...[0, 1, 2, 3, 4].map((leaf) => `/events/${leaf}`)],
  ...[
    `/events?open=1`,
    `/events?q=description:ligou`,
    `/phone-edits?q=phone:*2123`,
    `/access?about=account:${ACCOUNT}`,
  ],
  // What somebody types into an address is kept out of it, and out of the logs.
  ...[`/events?q=phone:${NUMBERS.typed}`, `/accounts/${ACCOUNT}?q=${NUMBERS.typed}`],
];

for (const role of ["viewer", "investigator", "auditor", "admin"] as const) {
  test(`${role}: no page, step, export or action holds a whole number`, async ({ server, as }) => {
    const cookie = cookieHeader(await as(role));
    const pages = await crawl(server, cookie, SEEDS);
    const files = await exported(server, cookie);
    const answers = await asked(server, cookie);
    for (const { path, text } of [...pages, ...files, ...answers]) expect(found(text), path).toEqual([]);
    const looked = new Set(pages.map(({ path }) => shapeOf(path)));
    expect(PAGES.length).toBeGreaterThan(15);
    expect(PAGES.filter((page) => !looked.has(page))).toEqual([]);
    // It was all there: each list, each event, each file, with its numbers masked.
    expect(pages.filter(({ status }) => status === 200).length).toBeGreaterThan(60);
    const all = (answered: Page[]) => answered.map(({ text }) => text).join("\n");
    const masked = ["*****2123", "*****3219", "*****-5432", "*****-4567"];
    expect(masked.filter((text) => !all(pages).includes(text))).toEqual([]);
    for (const { path, text } of files.slice(0, 3)) expect(text.includes("*****2123"), path).toBe(true);
    expect(all(answers).includes("*****2123")).toBe(true);
  });
}

/** Every page of the build, but for those of who is not signed in. */
const shapeOf = (path: string) => path.replaceAll(/\d+|[\da-f-]{36}/g, "#");
const PAGES = builtPaths()
  .filter(({ kind, path }) => kind === "page" && !path.startsWith("/sign-in"))
  .map(({ path }) => shapeOf(path));

test("the store holds every one of them, and neither the log of the server nor the access log does", async ({
  server,
}) => {
  expect(kept(bytes(server, "rastro.db")).sort()).toEqual(WHOLE.sort());
  expect(kept(bytes(server, "access.db"))).toEqual([]);
  expect(kept(bytes(server, "viewers.db"))).toEqual([]);
  expect(server.log()).toContain(server.url);
  expect(kept(server.log())).toEqual([]);
});

/** Without its area code, which stands in a field of its own. */
const subscriber = (number: string) => number.slice(2);
const { typed: TYPED, ...STORED } = NUMBERS;
const WHOLE = Object.values(STORED).map(subscriber);

/** Which numbers of the store can be read. */
const found = (text: string): string[] => unmaskedDigits([{ phones: WHOLE }], text);
/** What somebody typed may be said back to them, and to nobody else. */
const kept = (text: string): string[] => unmaskedDigits([{ phones: [...WHOLE, subscriber(TYPED)] }], text);

/** The exports of everything, and of what describes them. */
async function exported(server: TestServer, cookie: string): Promise<Page[]> {
  const get = async (path: string) => {
    const answer = await fetch(server.url + path, { headers: { cookie } });
    expect([path, answer.status]).toEqual([path, 200]);
    return {
      path,
      status: 200,
      text: JSON.stringify([...answer.headers]) + textOf(Buffer.from(await answer.arrayBuffer())),
      link: answer.headers.get("link"),
    };
  };
  const files: Awaited<ReturnType<typeof get>>[] = [];
  // One after the other: more than two at a time nobody is given.
  for (const format of ["csv", "ndjson", "xlsx"]) files.push(await get(`/events/export?format=${format}`));
  return [...files, ...(await Promise.all(files.map(({ link }) => get(/<(.*?)>/.exec(link ?? "")?.[1] ?? ""))))];
}

/** A workbook is a zip of texts. */
const textOf = (bytes: Buffer): string =>
  bytes.subarray(0, 2).toString() === "PK" ? unzipped(bytes) : bytes.toString();

/** What the actions answer that load data: the same as the pages, a place in the ledger, a part of a number, a whole one. */
async function asked(server: TestServer, cookie: string): Promise<Page[]> {
  const head = { "content-type": "text/plain;charset=UTF-8", origin: server.url, cookie };
  const answers: Page[] = [];
  for (const { id, name, path } of builtActions().filter((action) => action.name.startsWith("load"))) {
    for (const body of WITH[name] ?? [[{}]]) {
      const init = { method: "POST", headers: { ...head, "next-action": id }, body: JSON.stringify(body) };
      const answer = await fetch(server.url + path, { ...init, redirect: "manual" });
      // What was asked is no part of the answer.
      const text = (await answer.text()).replaceAll(JSON.stringify(body[0]), "");
      answers.push({ path: `${name} ${JSON.stringify(body)}`, status: answer.status, text });
    }
  }
  return answers;
}

/** What actions are sent that take more than the parameters of a page. */
const WITH: Record<string, unknown[][]> = {
  loadAccount: [[String(ACCOUNT), {}]],
  loadDetail: [[1], [2], [3], [4]],
  loadEvent: [["1", {}]],
  loadNewer: [["/events", {}, {}]],
  loadOperator: [["0", {}]],
  loadOperatorSuggestions: [["ana"], [NUMBERS.edited]],
  loadPaletteItems: [[NUMBERS.edited], ["2123"]],
  loadSuggestions: [
    ["phone", "2123"],
    ["phone", NUMBERS.edited.slice(0, 6)],
    ["reason", "ligar"],
    ["uri", "cards"],
  ],
  loadFacetValues: [[{ address: "/phone-edits", key: "type", text: "mob" }]],
  loadExport: [["0"]],
  loadView: [["0"]],
  loadVersions: [["0", {}]],
};
