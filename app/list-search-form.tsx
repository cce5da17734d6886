import { pack } from "#components/packed.ts";
import { SearchPanel } from "#components/search-panel.tsx";

import { loadSuggestions } from "./list-actions.ts";
import { type ListPath, lookOf } from "./list-address.ts";
import { ListChips } from "./list-chips.tsx";
import type { ListForm } from "./list-form.ts";
import { loadSearchHref, postSearch } from "./search-actions.ts";

type Props = { path: ListPath; form: ListForm };

/** The search box of a list, and the terms of its search. */
export function ListSearch({ path, form: { q, address } }: Props) {
  const search = pack({ path, q, others: lookOf(address) });
  return (
    <SearchPanel search={search} suggest={loadSuggestions} hrefOf={loadSearchHref} post={postSearch}>
      <ListChips path={path} address={address} />
    </SearchPanel>
  );
}
