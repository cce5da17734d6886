import { expect, test } from "vitest";

import { KEYS, keyPressed } from "./keys.ts";

const press = (key: string, at: number) => ({ key, at });

test("no key is a beginning of another, or the shorter one would hide it", () => {
  const spelt = KEYS.map(({ keys }) => keys.join(" "));
  expect(new Set(spelt).size).toBe(spelt.length);
  expect(spelt.filter((one) => spelt.some((other) => other.startsWith(`${one} `)))).toEqual([]);
});

test("two keys one after the other are one thing, soon enough", () => {
  const { begun, done } = keyPressed(null, press("g", 1000));
  expect(done).toBeNull();
  expect(keyPressed(begun, press("e", 1200))).toEqual({ done: "events", begun: null });
  expect(keyPressed(begun, press("e", 9000)).done).toBeNull();
});

test("a key that does not follow ends what was begun, and may begin anew", () => {
  const { begun } = keyPressed(null, press("g", 0));
  expect(keyPressed(begun, press("x", 1))).toEqual({ done: null, begun: null });
  expect(keyPressed(begun, press("g", 1)).begun).toEqual(press("g", 1));
  expect(keyPressed(null, press("?", 1)).done).toBe("map");
});
