import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { AppLink } from "#components/app-link.tsx";
import { Panel } from "#components/panel.tsx";
import { ProblemNote } from "#components/problem-note.tsx";
import { QuarantineTable } from "#components/quarantine-table.tsx";
import { SourcesTable } from "#components/sources-table.tsx";

import { answerWith } from "../status.ts";
import { loadIngest } from "./actions.ts";
import { type IngestAddress, ingestHref, quarantineHref, STATES } from "./ingest-address.ts";
import type { IngestPage } from "./ingest-page.ts";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ingest");
  return { title: t("title") };
}

/** What comes in, and what was refused. */
export default async function Ingest({ searchParams }: PageProps<"/ingest">) {
  const found = await loadIngest(await searchParams);
  const t = await getTranslations("ingest");
  if (!found.ok) answerWith(found.problem.status);
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      {found.ok ? <Sources page={found.value} /> : null}
      {found.ok ? <Quarantine page={found.value} /> : <ProblemNote problem={found.problem} />}
    </div>
  );
}

function Sources({ page: { sources } }: { page: IngestPage }) {
  const t = useTranslations("ingest.sources");
  return (
    <Panel id="sources" title={t("title")} note={t("note")}>
      {sources.length === 0 ? <p className={styles.quiet}>{t("none")}</p> : <SourcesTable sources={sources} />}
    </Panel>
  );
}

function Quarantine({ page: { address, items, older, counts } }: { page: IngestPage }) {
  const t = useTranslations("ingest.quarantine");
  return (
    <Panel id="quarantine" title={t("title")} note={t("note")}>
      <Choices address={address} counts={counts} />
      {items.length === 0 ? (
        <p className={styles.quiet}>{t(address.state === "waiting" && !address.code ? "none" : "noneSuch")}</p>
      ) : (
        <QuarantineTable items={items.map((item) => ({ ...item, href: quarantineHref(item.quarantineId) }))} />
      )}
      <nav className={styles.pager} aria-label={t("pages")}>
        {address.before === null ? null : (
          <AppLink className="button" href={ingestHref({ ...address, before: null })}>
            {t("newest")}
          </AppLink>
        )}
        {older === null ? null : (
          <AppLink className="button" href={ingestHref({ ...address, before: older })} rel="next">
            {t("older")}
          </AppLink>
        )}
      </nav>
    </Panel>
  );
}

type Choosing = { address: IngestAddress; counts: IngestPage["counts"] };

/** Links to what waits and to what waits no longer, and of either to what was refused for one reason. */
function Choices({ address, counts }: Choosing) {
  const [t, tProblem] = [useTranslations("ingest.quarantine"), useTranslations("problems.titles")];
  const { state, code, source } = address;
  return (
    <nav className={styles.choices} aria-label={t("choices")}>
      {STATES.map((one) => (
        <AppLink
          key={one}
          className="chip"
          href={ingestHref({ state: one, source })}
          aria-current={current(one === state && !code)}
        >
          {t(`states.${one}`)}
        </AppLink>
      ))}
      {counts.map(({ code: one, count }) => (
        <AppLink
          key={one}
          className="chip"
          href={ingestHref({ state, code: one, source })}
          aria-current={current(one === code)}
        >
          {tProblem.has(one) ? tProblem(one) : one} · {count}
        </AppLink>
      ))}
    </nav>
  );
}

const current = (is: boolean): "true" | undefined => (is ? "true" : undefined);
