import { expect, test } from "vitest";

import { clockText, zonedText } from "./zoned-text.ts";

const AT = Date.UTC(2026, 2, 20, 3, 3, 7, 891);

test("an instant is told in the zone and the manner of who reads", () => {
  expect(zonedText(AT, "en", "America/Sao_Paulo")).toEqual({ date: "20 Mar 2026", time: "00:03:07" });
  expect(zonedText(AT, "pt-BR", "America/Sao_Paulo")).toEqual({ date: "20/03/2026", time: "00:03:07" });
  expect(zonedText(AT, "en", "UTC")).toEqual({ date: "20 Mar 2026", time: "03:03:07" });
});

test("a clock is told to the millisecond, with its offset at that instant and its name", () => {
  expect(clockText(AT, "en", "UTC")).toBe("20 Mar 2026 03:03:07.891 UTC");
  expect(clockText(AT, "pt-BR", "America/Sao_Paulo")).toBe("20/03/2026 00:03:07.891 −03:00 America/Sao_Paulo");
  expect(clockText(AT, "en", "Asia/Kathmandu")).toBe("20 Mar 2026 08:48:07.891 +05:45 Asia/Kathmandu");
  expect(clockText(AT, "en", "Europe/London")).toBe("20 Mar 2026 03:03:07.891 +00:00 Europe/London");
  expect(clockText(Date.UTC(2018, 0, 1), "en", "America/Sao_Paulo")).toMatch("−02:00");
  expect(clockText(-1, "en", "UTC")).toBe("31 Dec 1969 23:59:59.999 UTC");
});
