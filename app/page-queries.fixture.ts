import { phoneEvent, statusEvent } from "#audit/honest-event.ts";
import type { Db } from "#db/client.ts";
import { append } from "#db/honest-store.ts";
import { accessStore, closeStores, liveStore, viewersStore } from "#db/live.ts";
import { appendLooks, type Looked } from "#db/looks.ts";
import { watchStatements } from "#db/run-statements.ts";
import { createView } from "#db/saved-view-writer.ts";

/** Who looks in these tests. */
export const VIEWER = {
  id: "v-1",
  email: "auditor@bank.example",
  role: "auditor",
  sessionId: "s-1",
  secondFactor: false,
  locale: "en",
  zone: "UTC",
} as const;

/** Fills the stores of a directory so that each page has so many rows, every one of which names what no other does. */
export function fillStores(data: string, rows: number): void {
  const { db } = liveStore(data, false);
  const at = Date.parse("2026-03-20T12:00:00Z");
  for (let n = 0; n < rows; n += 1)
    append(db, [statusOf(n, at), statusOf(n, at + 1), phoneOf(n, at + 2), phoneOf(n, at + 3), { broken: n }], {
      source: `source ${n}`,
      file: `f${n}`,
    });
  const viewers = viewersStore(data);
  const kept = { visibility: "shared", period: "live", path: "/events", query: "" } as const;
  for (let n = 0; n < rows; n += 1) createView(viewers, { name: `view ${n}`, ...kept }, { by: "v-2", now: at + n });
  const looks = Array.from({ length: rows }, (_, n) => lookOf(n));
  appendLooks(accessStore(data), looks, at);
}

const lookOf = (n: number): Looked => ({
  looker: {
    viewer: `w${n}@bank.example`,
    roles: ["auditor"],
    origin: "WEB",
    session: "s",
    address: "192.0.2.1",
    request: `r${n}`,
  },
  look: { event: "viewer_open", method: "GET", uri: "/", object: { leaf_index: n } },
});

const operatorOf = (n: number) => ({
  email: `op${n}@bank.example`,
  roles: [`role-${n}`],
  origin: `origin ${n}`,
  method: `M${n}`,
});
const statusOf = (n: number, at: number) =>
  statusEvent({
    at: at + n * 10,
    data: operatorOf(n),
    envelope: { org_id: `org ${n}` },
    object: {
      account_id: n % 2 ? 9 : 7,
      status: `STATUS ${n}`,
      reason_id: n,
      reason_description: `reason ${n}`,
      description: `why ${n}`,
    },
  });
const phoneOf = (n: number, at: number) =>
  phoneEvent({
    at: at + n * 10,
    data: operatorOf(n),
    object: { account_id: 7, customer_id: 100 + n, number: String(987_000_000 + n), type: n % 2 ? "MOBILE" : `T${n}` },
  });

/** Opens the stores of a directory anew, nothing remembered, and gives what each page of them then asks. */
export function openWatched(data: string) {
  closeStores();
  const stores: [string, Db][] = [
    ["trail", liveStore(data, false).db],
    ["viewers", viewersStore(data)],
    ["access", accessStore(data)],
  ];
  const watched = stores.map(([name, db]) => [name, watchStatements(db)] as const);
  return () => watched.flatMap(([name, take]) => take().map((text) => `${name}: ${text.replace(/\s+/g, " ").trim()}`));
}
