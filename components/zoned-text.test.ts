import { expect, test } from "vitest";

import { zonedText } from "./zoned-text.ts";

const AT = Date.UTC(2026, 2, 20, 3, 3, 7, 891);

test("an instant is told in the zone and the manner of who reads", () => {
  expect(zonedText(AT, "en", "America/Sao_Paulo")).toEqual({ date: "20 Mar 2026", time: "00:03:07" });
  expect(zonedText(AT, "pt-BR", "America/Sao_Paulo")).toEqual({ date: "20/03/2026", time: "00:03:07" });
  expect(zonedText(AT, "en", "UTC")).toEqual({ date: "20 Mar 2026", time: "03:03:07" });
});
