import type { TestServer } from "./server.ts";

/** An answer of the server as a crawl keeps it: where it was asked, its head, and every byte of it. */
export type Page = { path: string; status: number; text: string };

/** How many addresses of one form are looked at: a list has a link for each of its rows. */
const OF_EACH_FORM = 1;
/** And at how many at most, of which the first are those that it begins with. */
const MOST = 60;
const AT_ONCE = 6;

/**
 * Looks at every page that links lead to, as a page and as the step within the house that a click makes of it, beginning
 * with these addresses.
 */
export async function crawl({ url }: TestServer, cookie: string, seeds: string[]): Promise<Page[]> {
  const pages: Page[] = [];
  const waiting: string[] = [];
  const taken = new Set<string>();
  const forms = new Map<string, number>();
  const found = (path: string) => {
    const seen = forms.get(formOf(path)) ?? 0;
    if (seen >= OF_EACH_FORM || taken.size >= MOST || taken.has(path)) return;
    forms.set(formOf(path), seen + 1);
    taken.add(path);
    waiting.push(path);
  };
  for (const seed of seeds) {
    taken.add(seed);
    waiting.push(seed);
  }
  while (waiting.length > 0) {
    const batch = waiting.splice(0, AT_ONCE);
    const looked = await Promise.all(
      batch.flatMap((path) => [{}, STEP].map((headers) => look(url + path, { cookie, ...headers }))),
    );
    pages.push(...looked);
    for (const { text } of looked) linksIn(text, url).forEach(found);
  }
  return pages;
}

const STEP = { rsc: "1" };

/** Asks for an address, through the marks that Next wants of a step, and keeps what the heads say too. */
async function look(address: string, headers: Record<string, string>): Promise<Page> {
  const answer = await fetch(address, { headers, redirect: "manual" });
  const heads = JSON.stringify([...answer.headers]);
  const page = { path: new URL(address).pathname, status: answer.status, text: heads + (await answer.text()) };
  const to = answer.headers.get("location");
  if (to === null || "stopped" in headers) return page;
  const next = await look(new URL(to, address).href, { ...headers, stopped: "1" });
  return { ...next, text: page.text + next.text };
}

/** Links of ours in what was answered; what an export writes is asked for elsewhere. */
const linksIn = (text: string, url: string): string[] =>
  [...text.matchAll(/(?:href|action)=\\?"([^"\\]+)/g)]
    .map(([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), url))
    .filter(
      ({ origin, pathname }) => origin === url && !/^\/(_next|icon|favicon|events\/export|sign-in)/.test(pathname),
    )
    .map(({ pathname, search }) => pathname + search);

/** The form of an address: its path without ids, and the names of what it asks for. */
function formOf(path: string): string {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const keys = [...searchParams].map(([name, value]) => (name === "q" ? `q ${value.replaceAll(/:\S+/g, "")}` : name));
  return `${pathname.replaceAll(/\d+|[^/]+@[^/]+|[\da-f-]{36}/g, "#")} ${keys.sort().join(" ")}`;
}
