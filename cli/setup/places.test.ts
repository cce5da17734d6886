import { expect, test } from "vitest";
import { insidePath, outsidePath, ROOT } from "./places.js";

const path = `/usr/local/bin:${ROOT}/node_modules/.bin:/srv/node_modules/.bin:/usr/bin`;

test("npm ci runs on the host's Node, for it deletes ours", () => {
  expect(outsidePath(path)).toBe("/usr/local/bin:/usr/bin");
});

test("every other tool runs on ours", () => {
  expect(insidePath(path)).toBe(`${ROOT}/node_modules/.bin:/usr/local/bin:/usr/bin`);
});
