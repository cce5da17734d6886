import { expect, test } from "vitest";

import { eventHref } from "../../addresses.ts";
import { parseLeaf } from "./leaf.ts";

test.each([0, 7, 4999, Number.MAX_SAFE_INTEGER])("the address of leaf %i reads back", (leaf) => {
  expect(parseLeaf(eventHref(leaf).replace("/events/", ""))).toBe(leaf);
});

test.each(["", "-1", "1.5", "07", "1e3", "abc", "9007199254740993", "99999999999999999999"])(
  "%j is no leaf",
  (text) => {
    expect(parseLeaf(text)).toBeNull();
  },
);
