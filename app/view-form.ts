import { z } from "zod";

import { Problem } from "#audit/problems.ts";
import { frozen, isRelative } from "#audit/search/freeze.ts";
import { isViewName } from "#audit/view-name.ts";
import { ledgerSize } from "#db/events.ts";
import type { ViewContent } from "#db/saved-views.ts";
import { VIEW_ID } from "./list-parameters.ts";
import type { Viewer } from "./session.ts";
import { ask } from "./store.ts";
import { keptQuery, type Looked, readKept } from "./view-address.ts";

const MOST_QUERY = 8192;

const version = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

const FIELDS = {
  name: z
    .string()
    .transform((name) => name.normalize("NFC").trim())
    .refine(isViewName),
  visibility: z.enum(["private", "shared"]),
  period: z.enum(["live", "frozen"]),
  view: z.string().regex(VIEW_ID),
  over: version,
  version,
  path: z.string().max(100),
  query: z.string().max(MOST_QUERY),
};

type Fields = { [Name in keyof typeof FIELDS]: z.output<(typeof FIELDS)[Name]> };

/**
 * One field of a form about views. Whatever it is, somebody may have sent it who never saw the form.
 *
 * @throws Problem `view_name_invalid` or `address_invalid`
 */
export function readField<Name extends keyof Fields>(form: FormData, name: Name): Fields[Name] {
  const read = FIELDS[name].safeParse(form instanceof FormData ? form.get(name) : null);
  if (read.success) return read.data as Fields[Name];
  throw new Problem(name === "name" ? "view_name_invalid" : "address_invalid", { name });
}

/** The list that a form was sent from, as a view of this period keeps it. */
export async function readLooked(
  form: FormData,
  period: ViewContent["period"],
  viewer: Viewer,
): Promise<Pick<ViewContent, "path" | "query">> {
  const looked = readKept({ path: readField(form, "path"), query: readField(form, "query") });
  const kept = period === "live" ? lively(looked) : await standing(looked, viewer);
  const query = keptQuery(kept);
  if (query.length > MOST_QUERY) throw new Problem("address_invalid", { name: "query", expected: `${MOST_QUERY}` });
  return { path: kept.path, query };
}

/** What lives moves with the ledger. */
const lively = ({ path, address }: Looked): Looked => ({ path, address: { ...address, ledger: null, now: null } });

/** What stands still says each of its times, in which zone they are read, and how much of the ledger there was. */
async function standing({ path, address }: Looked, viewer: Viewer): Promise<Looked> {
  const size = await ask(({ db }) => ledgerSize(db));
  if (!size.ok) throw new Problem(size.problem.code);
  const now = address.now ?? Date.now();
  const search = frozen(address.search, now);
  const at = { ledger: address.ledger ?? size.value, now: isRelative(search) ? now : null };
  return { path, address: { ...address, ...at, search, zone: address.zone ?? viewer.zone } };
}
