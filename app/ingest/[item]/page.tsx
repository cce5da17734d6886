import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import type { ProblemReport } from "#audit/problems.ts";
import { AppLink } from "#components/app-link.tsx";
import { NothingHere } from "#components/nothing-here.tsx";
import { Panel } from "#components/panel.tsx";
import { PayloadLines } from "#components/payload-lines.tsx";
import { ProblemNote } from "#components/problem-note.tsx";
import { Visible } from "#components/visible.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";
import type { DecisionView, QuarantineDetail } from "#db/quarantine-item.ts";

import { eventHref } from "../../addresses.ts";
import { answerWith } from "../../status.ts";
import { ingestHref } from "../ingest-address.ts";
import { loadQuarantined } from "./actions.ts";
import { DecisionForms } from "./decision-forms.tsx";
import styles from "./page.module.css";

export async function generateMetadata({ params }: PageProps<"/ingest/[item]">): Promise<Metadata> {
  const t = await getTranslations("ingest.item");
  return { title: t("title", { id: (await params).item.slice(0, 16) }) };
}

/** Something that was refused: what, where from, why, and what to do with it. */
export default async function ItemPage({ params }: PageProps<"/ingest/[item]">) {
  const { item: asked } = await params;
  const found = await loadQuarantined(asked);
  const t = await getTranslations("ingest.item");
  if (!found.ok) {
    answerWith(found.problem.status);
    return <ItemNotShown id={asked.slice(0, 16)} problem={found.problem} />;
  }
  const { item, mends } = found.value;
  return (
    <article className={styles.page}>
      <p>
        <AppLink href={ingestHref()}>{t("back")}</AppLink>
      </p>
      <h1>{t("title", { id: String(item.quarantineId) })}</h1>
      <Facts item={item} />
      <Panel id="payload" title={t("payload")} note={t("masked")}>
        {item.redaction ? (
          <p>{t("redacted", { reason: item.redaction.reason, by: item.redaction.redactedBy })}</p>
        ) : (
          <PayloadLines payload={item.payload} label={t("payload")} />
        )}
      </Panel>
      {item.decisions.length === 0 ? null : <Decisions decisions={item.decisions} />}
      {mends && item.state !== "settled" && !item.redaction ? <DecisionForms item={item} /> : null}
    </article>
  );
}

function ItemNotShown({ id, problem }: { id: string; problem: ProblemReport }) {
  const t = useTranslations("ingest.item");
  if (problem.code === "not_found") {
    return <NothingHere title={t("none", { id })} text={t("noneText")} way={{ href: "/ingest", label: t("back") }} />;
  }
  return (
    <>
      <h1>{t("title", { id })}</h1>
      <ProblemNote problem={problem} />
    </>
  );
}

function Facts({ item }: { item: QuarantineDetail }) {
  const [t, tStates] = [useTranslations("ingest.item.facts"), useTranslations("ingest.quarantine.states")];
  const { state, source, file, ordinal, offset, length, firstSeenAt, lastSeenAt, times, alike } = item;
  return (
    <Panel id="why" title={useTranslations("ingest.item")("why")}>
      <Why problem={item} />
      <dl className={styles.facts}>
        <Fact name={t("state")}>{tStates(state)}</Fact>
        <Fact name={t("source")}>{source}</Fact>
        <Fact name={t("place")}>{t("placeIn", { file, ordinal: String(ordinal), offset, length })}</Fact>
        <Fact name={t("received")}>
          <ZonedTime at={firstSeenAt} />
        </Fact>
        <Fact name={t("lastSeen")}>
          <ZonedTime at={lastSeenAt} /> ({t("times", { count: times })})
        </Fact>
        <Fact name={t("alike")}>{t("alikeCount", { count: alike })}</Fact>
      </dl>
    </Panel>
  );
}

type Why = Pick<QuarantineDetail, "code" | "title" | "pointer" | "expected">;

function Why({ problem: { code, title, pointer, expected } }: { problem: Why }) {
  const [t, tProblem] = [useTranslations("problems.place"), useTranslations("problems.titles")];
  return (
    <p className={styles.why}>
      {tProblem.has(code) ? tProblem(code) : title} <code>{code}</code>
      {pointer ? (
        <span>
          {t("pointer")}: <code>{pointer}</code>
        </span>
      ) : null}
      {expected ? (
        <span>
          {t("expected")}: <code>{expected}</code>
        </span>
      ) : null}
    </p>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Decisions({ decisions }: { decisions: DecisionView[] }) {
  const t = useTranslations("ingest.item");
  return (
    <Panel id="decisions" title={t("decisions")}>
      <ol className={styles.decisions} aria-labelledby="decisions">
        {decisions.map((decision) => (
          <li key={decision.decisionId}>
            <Decided decision={decision} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Decided({ decision }: { decision: DecisionView }) {
  const t = useTranslations("ingest.item");
  const { outcome, decidedBy, decidedAt, leafIndex, reason, problem, payload } = decision;
  return (
    <>
      <p>
        <strong>{t(`outcomes.${outcome}`)}</strong> · <ZonedTime at={decidedAt} /> · {decidedBy}
        {leafIndex === null ? null : (
          <>
            {" · "}
            <AppLink href={eventHref(leafIndex)}>{t("event", { leaf: String(leafIndex) })}</AppLink>
          </>
        )}
      </p>
      <p className={styles.reason}>
        <Visible text={reason} />
      </p>
      {problem ? <Why problem={problem} /> : null}
      {payload ? (
        <details>
          <summary>{t("mended")}</summary>
          <PayloadLines payload={payload} label={t("mended")} />
        </details>
      ) : null}
    </>
  );
}
