import { AsyncLocalStorage } from "node:async_hooks";
import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { resting } from "./rest.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const request = {} as IncomingMessage;
const response = () => new EventEmitter() as ServerResponse;

test("a server that has started gives back what its start left behind", () => {
  const collect = vi.fn();
  resting(() => {}, collect);
  vi.advanceTimersByTime(999);
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(collect).toHaveBeenCalledTimes(1);
});

test("it rests once in every quiet while, and never while an answer is open", () => {
  const collect = vi.fn();
  const answer = resting(() => {}, collect);
  vi.advanceTimersByTime(1_000);
  const [one, other] = [response(), response()];
  answer(request, one);
  answer(request, other);
  one.emit("close");
  vi.advanceTimersByTime(600_000);
  expect(collect).toHaveBeenCalledTimes(1);
  other.emit("close");
  vi.advanceTimersByTime(299_999);
  expect(collect).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(600_000);
  expect(collect).toHaveBeenCalledTimes(2);
});

test("who asks now and then is never made to wait for it", () => {
  const collect = vi.fn();
  const answer = resting(() => {}, collect);
  for (let click = 0; click < 20; click += 1) {
    const page = response();
    answer(request, page);
    page.emit("close");
    vi.advanceTimersByTime(900);
  }
  expect(collect).not.toHaveBeenCalled();
});

test("what a page was made in is not held until the server rests", async () => {
  vi.useRealTimers();
  const scope = new AsyncLocalStorage<string>();
  const { promise: rested, resolve } = Promise.withResolvers<unknown>();
  const answer = resting(
    () => {},
    () => resolve(scope.getStore()),
  );
  scope.run("a page", () => {
    const page = response();
    answer(request, page);
    page.emit("close");
    // As any timer of the page would.
    setTimeout(() => expect(scope.getStore()).toBe("a page"));
  });
  expect(await rested).toBeUndefined();
});

test("what nobody needs any more is given back, what somebody needs is not", async () => {
  const kept = { needed: true };
  const [gone, held] = [new WeakRef({ needed: false }), new WeakRef(kept)];
  resting(() => {});
  // A reference that is made is held to the end of its turn.
  await new Promise((resolve) => setImmediate(resolve));
  expect(gone.deref()).toBeDefined();
  await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(1_000);
  expect(gone.deref()).toBeUndefined();
  expect(held.deref()).toBe(kept);
});
