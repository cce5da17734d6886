import type { IncomingMessage, ServerResponse } from "node:http";

import { expect, test } from "vitest";

import { inTurns } from "./turns.ts";

const request = (url: string, destroyed = false) => ({ url, destroyed }) as IncomingMessage;
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What began, in order. */
function listening() {
  const began: string[] = [];
  const listen = inTurns(
    ({ url }) => void began.push(url ?? ""),
    ({ url }) => url?.startsWith("/post") ?? false,
  );
  return { began, come: (url: string, gone = false) => listen(request(url, gone), {} as ServerResponse) };
}

test("a page that comes behind a thousand posts begins before nearly all of them; each post begins, in order", async () => {
  const { began, come } = listening();
  const posts = Array.from({ length: 1000 }, (_, n) => `/post/${n}`);
  for (const post of posts) come(post);
  come("/page");
  expect(began.indexOf("/page")).toBeLessThan(10);
  for (let turns = 0; began.length < 1001 && turns < 2000; turns += 1) await turn();
  expect(began.filter((url) => url !== "/page")).toEqual(posts);
});

test("who comes alone begins at once, and who has hung up meanwhile does not begin", async () => {
  const { began, come } = listening();
  come("/post/first");
  expect(began).toEqual(["/post/first"]);
  await turn();
  for (let n = 0; n < 10; n += 1) come("/post/many");
  come("/post/gone", true);
  for (let turns = 0; turns < 10; turns += 1) await turn();
  expect(began).toHaveLength(11);
});
