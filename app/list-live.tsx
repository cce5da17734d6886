import type { ReactNode } from "react";

import { Live } from "#components/live.tsx";

import { loadNewer } from "./list-actions.ts";
import { type ListPath, paramsOf, withSearch } from "./list-address.ts";
import type { Page } from "./list-loader.ts";

type Props = { path: ListPath; page: Page | null; children: ReactNode };

/** The head of a list. Its newest page says when there are newer events; a page that was asked for by its place does not. */
export function ListLive({ path, page, children }: Props) {
  if (page === null || isFixed(page)) return <Live>{children}</Live>;
  const { address, trail, ledger, last } = page;
  const params = paramsOf(withSearch(address, address.search));
  return (
    <Live load={loadNewer.bind(null, path, params)} start={{ trail, from: ledger, last }}>
      {children}
    </Live>
  );
}

const isFixed = ({ address: { before, after, ledger, now } }: Page): boolean =>
  before !== null || after !== null || ledger !== null || now !== null;
