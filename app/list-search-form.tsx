import { EXPECTED } from "#components/expected.ts";
import { Icon } from "#components/icon.tsx";
import { pack } from "#components/packed.ts";
import { SearchBox } from "#components/search-box.tsx";
import { SearchButton, SearchForm } from "#components/search-form.tsx";
import { SearchKeys } from "#components/search-keys.tsx";
import { useWords } from "#components/words.ts";

import { loadSuggestions } from "./list-actions.ts";
import type { ListPath } from "./list-address.ts";
import { ListChips } from "./list-chips.tsx";
import type { ListForm } from "./list-form.ts";
import { LookFields } from "./list-look-fields.tsx";
import styles from "./list-search-form.module.css";
import { loadSearchHref, postSearch } from "./search-actions.ts";

type Props = { path: ListPath; form: ListForm };

/** The search box: the whole language, in one line. */
export function ListSearch({ path, form }: Props) {
  const t = useWords("lists.search");
  return (
    <search>
      <SearchForm path={path} hrefOf={loadSearchHref}>
        <div className={styles.line}>
          <span className={styles.icon}>
            <Icon name="search" />
          </span>
          <Box q={form.q} />
          <LookFields address={form.address} />
          <SearchButton post={postSearch}>{t("submit")}</SearchButton>
        </div>
      </SearchForm>
      <ListChips path={path} address={form.address} />
      <Help />
    </search>
  );
}

function Box({ q }: { q: string }) {
  const [t, expected] = [useWords("lists.search"), useWords("problems.expected")];
  const sentences = Object.entries(EXPECTED).map(([said, sentence]) => [said, expected(sentence)]);
  return (
    <SearchBox
      q={q}
      label={t("label")}
      placeholder={t("placeholder")}
      describedBy="search-keys"
      suggest={loadSuggestions}
      sentences={pack(Object.fromEntries(sentences))}
    />
  );
}

/** The keys of the language. */
function Help() {
  const t = useWords("lists.search");
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
