import type { Route } from "next";

import { PROBLEMS, Problem } from "#audit/problems.ts";
import { QUARANTINE_STATES, type QuarantineState } from "#db/quarantine.ts";

import { readable } from "../addresses.ts";
import { parseIndex, type SearchParams, single } from "../list-parameters.ts";

/** What the address of the page of ingest says: which refused items, and from which on. */
export type IngestAddress = {
  state: QuarantineState | "all";
  /** The code of a problem. */
  code: string | null;
  source: string | null;
  /** The id before which a page of items ends. */
  before: number | null;
};

const KNOWN = ["state", "code", "source", "before"];
const WAITING: IngestAddress = { state: "waiting", code: null, source: null, before: null };

/**
 * Reads the address of the page of ingest; `ingestHref` is the inverse.
 *
 * @throws Problem `address_invalid`
 */
export function parseIngestAddress(params: SearchParams): IngestAddress {
  for (const name of Object.keys(params)) {
    if (!KNOWN.includes(name)) throw new Problem("address_invalid", { name, expected: KNOWN.join(", ") });
  }
  return {
    state: oneOf(params, "state", STATES) ?? "waiting",
    code: oneOf(params, "code", Object.keys(PROBLEMS)) ?? null,
    source: single(params, "source") || null,
    before: parseIndex(params, "before"),
  };
}

/** The address of the page of ingest; what is left out is as on its first page. */
export function ingestHref(address: Partial<IngestAddress> = {}): Route {
  const { state, code, source, before } = { ...WAITING, ...address };
  const query = [
    state !== "waiting" && `state=${state}`,
    code !== null && `code=${code}`,
    source !== null && `source=${readable(source)}`,
    before !== null && `before=${before}`,
  ].filter(Boolean);
  return (query.length > 0 ? `/ingest?${query.join("&")}` : "/ingest") as Route;
}

/** Every state that can be asked for. */
export const STATES = [...QUARANTINE_STATES, "all"] as const;

/** The page of one refused item. */
export const quarantineHref = (quarantineId: number): Route => `/ingest/${quarantineId}` as Route;

function oneOf<T extends string>(params: SearchParams, name: string, known: readonly T[]): T | undefined {
  const text = single(params, name) || undefined;
  const found = known.find((one) => one === text);
  if (found === undefined && text !== undefined)
    throw new Problem("address_invalid", { name, expected: SHORT[name] ?? "" });
  return found;
}

const SHORT: Record<string, string> = { state: STATES.join(", "), code: "the code of a problem" };
