import { Search } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";

import { EVERYTHING, KEY_NAMES } from "#audit/search/search.ts";

import { AppLink } from "#components/app-link.tsx";

import { type ListPath, listHref, withSearch } from "./list-address.ts";
import type { ListForm } from "./list-form.ts";
import { LookFields } from "./list-look-fields.tsx";
import styles from "./list-search-form.module.css";

type Props = { path: ListPath; form: ListForm };

/** The search box: the whole language, in one line. */
export function ListSearch({ path, form }: Props) {
  const t = useTranslations("lists.search");
  return (
    <search>
      <Form action={path} prefetch={false}>
        <div key={form.q} className={styles.line}>
          <Search size={15} aria-hidden="true" className={styles.icon} />
          <Box q={form.q} />
          <LookFields address={form.address} />
          <button type="submit" className="button primary">
            {t("submit")}
          </button>
        </div>
      </Form>
      <Below path={path} form={form} />
    </search>
  );
}

function Box({ q }: { q: string }) {
  const t = useTranslations("lists.search");
  return (
    <input
      type="search"
      name="q"
      className={`field ${styles.box}`}
      defaultValue={q}
      aria-label={t("label")}
      aria-describedby="search-keys"
      placeholder={t("placeholder")}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
    />
  );
}

/** The keys of the language, and the way out of what is in the box. */
function Below({ path, form }: Props) {
  const t = useTranslations("lists.search");
  return (
    <div className={styles.below}>
      <details className={styles.keys}>
        <summary>{t("help")}</summary>
        <p id="search-keys">
          {t.rich("keys", {
            keys: () => KEY_NAMES.map((key) => <code key={key}>{key}: </code>),
            minus: (text) => <code>{text}</code>,
          })}
        </p>
      </details>
      {form.q === "" ? null : (
        <AppLink href={listHref(path, withSearch(form.address, EVERYTHING))} className={styles.clear}>
          {t("clear")}
        </AppLink>
      )}
    </div>
  );
}
