import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { withoutNumbers } from "#audit/search/address-numbers.ts";
import { AppLink } from "#components/app-link.tsx";
import { LooksTable } from "#components/looks-table.tsx";
import { ProblemNote } from "#components/problem-note.tsx";
import { accountHref, eventHref } from "../addresses.ts";
import { refusedPage } from "../refused-page.tsx";
import { answerWith } from "../status.ts";
import styles from "./access.module.css";
import { accessHref, comparisonHref, lookExportHref } from "./access-address.ts";
import type { AccessPage } from "./access-page.ts";
import { loadLooks } from "./actions.ts";
import { LOOK_FORMATS } from "./look-lines.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access");
  return { title: t("title") };
}

/** Who looked at what. */
export default async function LooksPage({ searchParams }: PageProps<"/access">) {
  const refused = await refusedPage("see_access");
  if (refused) return refused;
  const params = await searchParams;
  const found = await loadLooks(params);
  const t = await getTranslations("access");
  if (!found.ok) answerWith(found.problem.status);
  const [q, about] = [params.q, params.about].map((one) => withoutNumbers(typeof one === "string" ? one : ""));
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p className={styles.note}>{t("note")}</p>
      <Filter q={q ?? ""} about={about ?? ""} />
      {found.ok ? <Found page={found.value} /> : <ProblemNote problem={found.problem} query={q ?? ""} />}
    </div>
  );
}

/** A plain form: what is typed is in the address, and works without a script. */
function Filter({ q, about }: { q: string; about: string }) {
  const t = useTranslations("access.filter");
  return (
    <search>
      <form action="/access" className={styles.filter}>
        <Field name="about" label={t("about")} placeholder="account:32422" value={about} />
        <Field
          name="q"
          label={t("looks")}
          placeholder="operator:ana@rastro.example event:viewer_reveal last:7d"
          value={q}
        />
        <button type="submit" className="button primary">
          {t("submit")}
        </button>
        {q === "" && about === "" ? null : (
          <AppLink className="button" href={accessHref()}>
            {t("clear")}
          </AppLink>
        )}
      </form>
    </search>
  );
}

type FieldProps = { name: string; label: string; placeholder: string; value: string };

function Field({ name, label, placeholder, value }: FieldProps) {
  return (
    <label className={styles.field}>
      <span className="label">{label}</span>
      <input
        className="field"
        type="search"
        name={name}
        defaultValue={value}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </label>
  );
}

function Found({ page: { address, looks, total, newer, older, withheld, cut } }: { page: AccessPage }) {
  const t = useTranslations("access");
  const { search, about } = address;
  return (
    <section className={styles.found}>
      <p className={styles.total}>{t("total", { count: total })}</p>
      {withheld ? <p className={styles.note}>{t("withheld")}</p> : null}
      <nav className={styles.ways} aria-label={t("ways")}>
        <AppLink className="button" href={comparisonHref()}>
          {t("viewers.title")}
        </AppLink>
        {LOOK_FORMATS.map((format) => (
          <a key={format} className="button" href={lookExportHref({ search, about, format })} download>
            {t(`export.${format}`)}
          </a>
        ))}
      </nav>
      {about === null ? null : <p className={styles.note}>{t(cut ? "exportsCut" : "exports")}</p>}
      {looks.length === 0 ? null : <LooksTable looks={looks} ways={{ account: accountHref, event: eventHref }} />}
      <nav className={styles.pager} aria-label={t("pages")}>
        {newer ? (
          <AppLink className="button" href={accessHref({ search, about, after: newer })} rel="prev">
            {t("newer")}
          </AppLink>
        ) : null}
        {older ? (
          <AppLink className="button" href={accessHref({ search, about, before: older })} rel="next">
            {t("older")}
          </AppLink>
        ) : null}
      </nav>
    </section>
  );
}
