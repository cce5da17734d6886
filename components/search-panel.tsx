"use client";

import type { Route } from "next";
import type { ReactNode } from "react";

import { Others } from "./filters.tsx";
import { Icon } from "./icon.tsx";
import { type Packed, useUnpacked } from "./packed.ts";
import { SearchBox } from "./search-box.tsx";
import { SearchButton, SearchForm } from "./search-form.tsx";
import { SearchKeys } from "./search-keys.tsx";
import styles from "./search-panel.module.css";
import type { Suggest } from "./search-values.ts";
import { useWords } from "./words.ts";

/** What stands in the search box, and what its form sends along. */
export type SearchView = { path: Route; q: string; others: [name: string, value: string][] };

type Props = {
  search: Packed<SearchView>;
  suggest: Suggest;
  /** Where a search leads that holds a whole number, with a script and without one. */
  hrefOf: (form: FormData) => Promise<Route>;
  post: (form: FormData) => Promise<void>;
  /** The terms that are searched for. */
  children: ReactNode;
};

/** The search box: the whole language, in one line, and what it understands. */
export function SearchPanel({ search, suggest, hrefOf, post, children }: Props) {
  const [t, { path, q, others }] = [useWords("client.searchBox"), useUnpacked(search)];
  return (
    <search>
      <SearchForm path={path} hrefOf={hrefOf}>
        <div className={styles.line}>
          <span className={styles.icon}>
            <Icon name="search" />
          </span>
          <SearchBox
            q={q}
            label={t("label")}
            placeholder={t("placeholder")}
            describedBy="search-keys"
            suggest={suggest}
          />
          <Others others={others} />
          <SearchButton post={post}>{t("submit")}</SearchButton>
        </div>
      </SearchForm>
      {children}
      <Help />
    </search>
  );
}

/** The keys of the language. */
function Help() {
  const t = useWords("client.searchBox");
  return (
    <details className={styles.keys}>
      <summary>{t("help")}</summary>
      <p id="search-keys">
        {t.rich("keys", {
          keys: () => <SearchKeys />,
          minus: (text) => <code>{text}</code>,
        })}
      </p>
    </details>
  );
}
