import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";

import type { LookView } from "#db/access-looks.ts";

import { LOOK_LINES } from "./look-lines.ts";

const look: LookView = {
  leafIndex: 7,
  at: Date.parse("2026-03-20T12:00:00.000Z"),
  event: "viewer_search",
  viewer: '=HYPERLINK("x")@bank.example',
  role: "",
  origin: "WEB",
  address: "192.0.2.7",
  uri: "/events",
  seen: { search: "status:BLOCKED", ledger_size: 9, leaves: [8, 3] },
};

test("looks are written as a table that a spreadsheet does not run, and read back as they were", () => {
  const { head, lines } = LOOK_LINES.csv;
  const [row] = parse(head + lines([look]), { columns: true }) as Record<string, string>[];
  expect(row).toMatchObject({
    leaf_index: "7",
    time: "2026-03-20T12:00:00.000Z",
    viewer: `'${look.viewer}`,
    role: "",
    listed: "2",
    search: "status:BLOCKED",
  });
  expect(JSON.parse(row?.seen ?? "")).toEqual(look.seen);
  const { at: _, leafIndex, ...others } = look;
  const written = { ...others, role: null, leaf_index: leafIndex, time: "2026-03-20T12:00:00.000Z" };
  expect(JSON.parse(LOOK_LINES.ndjson.lines([look]))).toEqual(written);
});
