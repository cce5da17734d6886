import type { Measured } from "./servers.ts";

/** A page to ask for, as somebody. */
export type Visit = { address: string; cookie: string };

const ADMIN = { email: "bench@rastro.example", password: "orbit velvet cinnamon 9" };

/** Settings with which the server's first start adds the viewer that the bench signs in as. */
export const ADMIN_SETTINGS = { RASTRO_ADMIN_EMAIL: ADMIN.email, RASTRO_ADMIN_PASSWORD: ADMIN.password };

/** Signs in, as a program would; gives the cookie. */
export async function signIn({ url }: Pick<Measured, "url">): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(ADMIN),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

/** What browsers of today say that they unpack; fetch by itself would only say gzip. */
const UNPACKED = "gzip, deflate, br, zstd";

/** The HTML of a page. */
export async function read({ address, cookie }: Visit): Promise<string> {
  const answer = await fetch(address, { headers: { cookie, accept: "text/html", "accept-encoding": UNPACKED } });
  if (answer.status !== 200) throw new Error(`${new URL(address).pathname}: ${answer.status}`);
  return answer.text();
}

/** Milliseconds of the server's CPU for one visit, over so many. */
export async function cpuPerVisit(server: Measured, visit: Visit, visits: number): Promise<number> {
  const before = server.cpuMs();
  for (let visited = 0; visited < visits; visited += 1) await read(visit);
  return (server.cpuMs() - before) / visits;
}

/** Visits by so many people at once who wait for nothing, for a time: how many a second, and the time that one in 100 exceeds. */
export async function underLoad(visit: Visit, people: number, ms: number): Promise<{ perSecond: number; p99: number }> {
  const times: number[] = [];
  const began = performance.now();
  const person = async () => {
    while (performance.now() - began < ms) {
      const asked = performance.now();
      await read(visit);
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: people }, person));
  const took = performance.now() - began;
  times.sort((one, other) => one - other);
  return { perSecond: times.length / (took / 1000), p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}

/** The rows of a page's last table as plain text, for the page that is compared with. */
export function tableOf(html: string): { heads: string[]; rows: { id: number; cells: string[] }[] } {
  const table = html.slice(html.lastIndexOf("<table"), html.lastIndexOf("</table>"));
  const texts = (part: string, tag: string) =>
    [...part.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, "gs"))].map(([cell]) => textOf(cell));
  const [head = "", body = ""] = table.split("<tbody>");
  const rows = [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row], id) => ({ id, cells: texts(row, "td") }));
  return { heads: texts(head, "th"), rows };
}

const textOf = (html: string): string =>
  html
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&");
