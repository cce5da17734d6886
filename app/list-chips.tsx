import { X } from "lucide-react";

import { printSearch } from "#audit/search/parse.ts";
import { EVERYTHING, type Term } from "#audit/search/search.ts";
import { AppLink } from "#components/app-link.tsx";
import { Menu } from "#components/menu.tsx";
import { useWords } from "#components/words.ts";

import { type ListAddress, type ListPath, listHref, withSearch } from "./list-address.ts";
import styles from "./list-chips.module.css";

type Props = { path: ListPath; address: ListAddress };

/** What is searched for, term by term, each with a way to take it out; and a way to take out all. */
export function ListChips({ path, address }: Props) {
  const t = useWords("lists.search");
  const { terms } = address.search;
  if (terms.length === 0) return null;
  const distinct = new Map(terms.map((term) => [printed(term), term]));
  return (
    <ul className={styles.chips} aria-label={t("terms")}>
      {[...distinct].map(([text, term], index) => {
        const rest = { terms: terms.filter((other) => printed(other) !== text) };
        return <Chip key={text} id={`term-${index}`} term={term} without={listHref(path, withSearch(address, rest))} />;
      })}
      <li>
        <AppLink href={listHref(path, withSearch(address, EVERYTHING))}>{t("clear")}</AppLink>
      </li>
    </ul>
  );
}

type ChipProps = { id: string; term: Term; without: Props["path"] | ReturnType<typeof listHref> };

function Chip({ id, term, without }: ChipProps) {
  const t = useWords("lists.search");
  const { key, negated, values } = term;
  const many = values.length > FEW;
  const text = many ? t("many", { key: `${negated ? "-" : ""}${key}`, count: values.length }) : printed(term);
  return (
    <li className={styles.chip}>
      {many ? (
        <Menu id={id} label={text} className={styles.many ?? ""}>
          <p className={styles.values}>{values.join(", ")}</p>
        </Menu>
      ) : (
        <code className={styles.text} title={text}>
          {text}
        </code>
      )}
      <AppLink href={without} className={styles.remove} scroll={false} aria-label={t("remove", { term: text })}>
        <X size={13} aria-hidden="true" />
      </AppLink>
    </li>
  );
}

/** More values than this are counted instead of shown. */
const FEW = 4;

const printed = (term: Term): string => printSearch({ terms: [term] });
