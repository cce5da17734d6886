import { expect, test } from "vitest";

import { dayText, shortDayText } from "./day-text.ts";

test("a day is told in the manner of who reads", () => {
  expect(dayText("2026-03-20", "en")).toBe("20 Mar 2026");
  expect(dayText("2026-03-20", "pt-BR")).toBe("20/03/2026");
  expect(shortDayText("2026-12-01", "en")).toBe("01 Dec");
  expect(shortDayText("2026-12-01", "pt-BR")).toBe("01/12");
});

test.each([
  ["2026-03-20T14:15", "20 Mar 2026 14:15", "20 Mar 14:15", "20/03/2026 14:15", "20/03 14:15"],
  ["2026-11-01T01:00-05:00", "01 Nov 2026 01:00 (-05:00)", "01 Nov 01:00", "01/11/2026 01:00 (-05:00)", "01/11 01:00"],
  ["2026-03", "Mar 2026", "Mar 2026", "03/2026", "03/2026"],
  ["2020", "2020", "2020", "2020", "2020"],
])("%s is told as %s, or %s", (name, ...texts) => {
  expect(["en", "pt-BR"].flatMap((locale) => [dayText(name, locale), shortDayText(name, locale)])).toEqual(texts);
});
