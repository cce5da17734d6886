import fc from "fast-check";
import { expect, test } from "vitest";

import { programName } from "./program-name.ts";

const LINUX = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [`${LINUX} Chrome/150.0.0.0 Safari/537.36`, "Chrome 150 · Linux"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0", "Firefox 142 · Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    "Safari 19 · iOS",
  ],
  ["", null],
  [" ", null],
  ["audit-crawler", null],
])("%j is called %j", (userAgent, name) => expect(programName(userAgent)).toBe(name));

test("whatever a program says of itself, it has a name or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const name = programName(text);
      expect(name === null || (name.trim() !== "" && !name.includes("undefined"))).toBe(true);
    }),
  );
});
