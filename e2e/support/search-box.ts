import type { Page } from "playwright";

import { phoneEdit, statusChange } from "./published.ts";
import type { TestServer } from "./server.ts";
import { expect } from "./test.ts";

export const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];
export const JUDICIAL = { reasonId: 12, reason: "DETERMINACAO LEGAL / JUDICIAL" };

/** What is searched. */
export const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 12001, operator: ANA, status: "BLOCKED", ...JUDICIAL }),
  statusChange({ at: "2026-03-02T12:00:00.000Z", account: 12001, operator: BIA, status: "PRE BLOCKED", reasonId: 3 }),
  statusChange({ at: "2026-03-03T12:00:00.000Z", account: 12002, operator: BIA, status: "NORMAL", origin: "APP" }),
  statusChange({ at: "2026-03-03T13:00:00.000Z", account: 12003, operator: "11987658001", status: "NORMAL" }),
  phoneEdit({ at: "2026-03-04T12:00:00.000Z", account: 12004, operator: ANA, number: "11987658001" }),
  ...Array.from({ length: 14 }, (_, index) =>
    statusChange({
      at: "2026-03-05T12:00:00.000Z",
      account: 12100 + index,
      operator: `op${String(index).padStart(2, "0")}@bank.example`,
      status: "NORMAL",
    }),
  ),
];

/** The search box, what it suggests, and the chips below it. */
export const box = (page: Page) => page.getByRole("combobox", { name: "Search" });
export const options = (page: Page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
export const terms = (page: Page) => page.getByRole("list", { name: "Terms of the search" });
export const total = (page: Page, count: number) =>
  expect(page.getByText(`${count} event${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();

/** Brings what is searched here to a server; it owns the accounts from 12000 to 12999. */
export async function recordTrail(server: TestServer): Promise<void> {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
}
