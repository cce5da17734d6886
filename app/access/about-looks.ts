import type { Search } from "#audit/search/search.ts";
import type { Shown } from "#db/access-looks.ts";
import type { Db } from "#db/client.ts";
import { accessStore } from "#db/live.ts";
import type { Scope } from "#db/matching.ts";
import { registryReveals } from "#db/registry-reveals.ts";
import { phoneKey } from "#db/secrets.ts";
import { unlistedLooks } from "#db/unlisted-looks.ts";
import { selectLeaves } from "#db/walk.ts";

import { readSettings } from "../settings.ts";

/**
 * The looks that showed anything of what somebody asks about: those that listed or opened an event of it, the exports and
 * lists of the command line that had one in them, and the reveals of phones of the registry; `cut` when there may be more.
 */
export function looksAbout(db: Db, about: Search, asked: Scope): Shown & { cut: boolean } {
  const { data } = readSettings();
  const [access, key] = [accessStore(data), phoneKey(data)];
  const leaves = selectLeaves(db, about, { ...asked, phoneKey: key }, { limit: MOST_LEAVES });
  const trail = { db, zone: asked.zone, phoneKey: key };
  const { looks, cut } = unlistedLooks(access, trail, leaves);
  const all = [...looks, ...registryReveals(access, trail, about)];
  return { leaves, looks: all, cut: cut || leaves.length === MOST_LEAVES };
}

/** No more than a statement can be given. */
const MOST_LEAVES = 100_000;
