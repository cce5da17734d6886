import { expect, test } from "vitest";

import { dayText, shortDayText } from "./day-text.ts";

test("a day is told in the manner of who reads", () => {
  expect(dayText("2026-03-20", "en")).toBe("20 Mar 2026");
  expect(dayText("2026-03-20", "pt-BR")).toBe("20/03/2026");
  expect(shortDayText("2026-12-01", "en")).toBe("01 Dec");
  expect(shortDayText("2026-12-01", "pt-BR")).toBe("01/12");
});
