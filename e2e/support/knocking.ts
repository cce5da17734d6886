import type { Action, BuiltPath } from "./endpoints.ts";
import type { TestServer } from "./server.ts";

/** One request at a door, and what came of it. */
export type Knock = { name: string; path: string; init: RequestInit };
export type Answered = Knock & { status: number; text: string; headers: Headers };

/** The ways in which Next can be asked for a page, beside being asked for it. */
const LOOKS: Record<string, (path: string) => [string, Record<string, string>]> = {
  "as a page": (path) => [path, {}],
  "as a step within the house": (path) => [path, { rsc: "1" }],
  "as a prefetch": (path) => [path, { rsc: "1", "next-router-prefetch": "1" }],
  "as the prefetch of a segment": (path) => [path, { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
  "past the proxy": (path) => [path, SUBREQUEST],
  "as a file": (path) => [`${path === "/" ? "/index" : path}.rsc`, {}],
  "as a segment's file": (path) => [`${path === "/" ? "/index" : path}.segments/_tree.segment.rsc`, {}],
};

const SUBREQUEST = { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" };
const FOREIGN = "https://evil.example";

/** The marks of Next that an action may be sent with, too. */
const DISGUISES: Record<string, Record<string, string>> = {
  plainly: {},
  "as a step past the proxy": { rsc: "1", ...SUBREQUEST },
  "as a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "as the prefetch of a segment": { rsc: "1", "next-router-segment-prefetch": "/_tree" },
};

/** Everything that can be asked of an address, with a cookie: each look, and each kind of method, with and without an Origin. */
export function looksAt({ path }: Pick<BuiltPath, "path">, cookie: string, own: string): Knock[] {
  const looks = Object.entries(LOOKS).map(([how, look]) => {
    const [address, headers] = look(path);
    return { name: `GET ${address} ${how}`, path: address, init: { headers: { cookie, ...headers } } };
  });
  const others: [string, Record<string, string>][] = [
    ["GET", { origin: own }],
    ["HEAD", {}],
    ["DELETE", { origin: FOREIGN }],
    ["POST", {}],
    ["POST", { origin: FOREIGN }],
    ["POST", { origin: own }],
  ];
  const sent = others.map(([method, headers]) => ({
    name: `${method} ${path} from ${headers.origin ?? "nowhere"}`,
    path,
    init: { method, headers: { cookie, ...headers } },
  }));
  return [...looks, ...sent];
}

/** Everything that can be done with the id of an action. */
export const callsOf = ({ id, name, path }: Action, cookie: string, own: string): Knock[] =>
  Object.entries(DISGUISES).flatMap(([how, disguise]) =>
    [{}, { origin: FOREIGN }, { origin: own }].map((origin) => ({
      name: `${name} ${how} from ${origin.origin ?? "nowhere"}`,
      path,
      init: { method: "POST", headers: { ...ACTION, cookie, "next-action": id, ...disguise, ...origin }, body: "[{}]" },
    })),
  );

/** What somebody may send in the place of what an action takes: bodies as React writes the arguments of a call. */
const JUNK = [
  ...["[]", "[null,null,null]", "[7,7,7]", '["x","y","z"]', "[[],[[1]],[]]", '["$NaN","$n123"]', '["0",null,[]]'],
  ...['[{"q":{"a":1}},{"q":[1,2]}]', '[{"toString":1},{"toString":1},{"toString":1}]'],
  '[{"address":{"toString":1},"key":"operator","text":{"toString":1}}]',
];

/** An action that is sent whatever it does not take, from a page of ours. */
export const junkFor = ({ id, name, path }: Action, cookie: string, own: string): Knock[] =>
  JUNK.map((body) => ({
    name: `${name} ${body}`,
    path,
    init: { method: "POST", headers: { ...ACTION, cookie, origin: own, "next-action": id }, body },
  }));

/**
 * What an action itself answered, as React writes it, apart from the page that comes with it: `E{…}` when it threw; null
 * when there is none, for a step within the house brings the page alone.
 */
export function resultOf(text: string): string | null {
  const [, root] = /^0:(\{.*)$/m.exec(text) ?? [];
  if (root === undefined) throw new Error(`no answer of React: ${text.slice(0, 200)}`);
  const [, row] = /"a":"\$@(\w+)"/.exec(root.slice(0, 40)) ?? [];
  if (row === undefined) return null;
  const [, result] = new RegExp(`^${row}:(.*)$`, "m").exec(text) ?? [];
  if (result === undefined) throw new Error(`no row ${row}`);
  return result;
}

const ACTION = { "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" };

const AT_ONCE = 8;

/** Sends them all, a few at a time, and tells what came of each. */
export async function knockAll({ url }: Pick<TestServer, "url">, knocks: Knock[]): Promise<Answered[]> {
  const answered: Answered[] = [];
  const waiting = [...knocks];
  const next = async () => {
    for (let knock = waiting.shift(); knock; knock = waiting.shift()) {
      const answer = await fetchThrough(url + knock.path, knock.init);
      answered.push({ ...knock, status: answer.status, text: await answer.text(), headers: answer.headers });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return answered;
}

/** Next answers a step whose address lacks the mark of its headers by the address that has it: that is no refusal yet. */
async function fetchThrough(address: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(address, { redirect: "manual", ...init });
  const to = new URL(answer.headers.get("location") ?? "", address);
  if (answer.status !== 307 || !to.searchParams.has("_rsc") || to.pathname !== new URL(address).pathname) return answer;
  return fetch(to, { redirect: "manual", ...init });
}
