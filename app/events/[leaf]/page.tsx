import type { Metadata, Route } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AppLink } from "#components/app-link.tsx";
import { EventSentence } from "#components/event-sentence.tsx";
import { Visible } from "#components/visible.tsx";
import { ZoneScope } from "#components/zone-scope.tsx";
import { ZoneSwitch } from "#components/zone-switch.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";

import type { EventView } from "#db/event-view.ts";
import type { Redaction } from "#db/redactions.ts";

import { accountHref, eventHref } from "../../addresses.ts";
import type { Clock } from "../../clock.ts";
import { EventChanges } from "../../event-changes.tsx";
import { AboutFacts, CallFacts, EnvelopeFacts, FlagFacts } from "../../event-facts.tsx";
import { EventLenses } from "../../event-lenses.tsx";
import { profileHref } from "../../event-rows.ts";
import { OwnNote } from "../../own-note.tsx";
import { answerWith } from "../../status.ts";
import { loadEvent } from "./actions.ts";
import { EventNotShown } from "./event-not-shown.tsx";
import { EventWindows } from "./event-windows.tsx";
import styles from "./page.module.css";

export async function generateMetadata({ params }: PageProps<"/events/[leaf]">): Promise<Metadata> {
  const t = await getTranslations("event");
  return { title: t("title", { leaf: (await params).leaf }) };
}

export default async function EventPage({ params, searchParams }: PageProps<"/events/[leaf]">) {
  const { leaf } = await params;
  const found = await loadEvent(leaf, await searchParams);
  if (!found.ok) {
    answerWith(found.problem.status);
    return <EventNotShown leaf={leaf} problem={found.problem} />;
  }
  const { clock, event, ...others } = found.value;
  return (
    <ZoneScope zone={clock.zone} own={clock.own}>
      <article>
        <Heading leaf={event.leafIndex} {...others} clock={clock} />
        <EventBody event={event} {...others} zone={clock.asked} />
      </article>
    </ZoneScope>
  );
}

type Kept = { payload: string | null; redaction: Redaction | null };
type Body = Kept & { event: EventView; quarantined: number | null; zone: string | null };

function EventBody({ event, payload, redaction, quarantined, zone }: Body) {
  return (
    <>
      <p className={styles.lead}>
        <EventSentence event={event} />
      </p>
      <p className={styles.who}>
        <ZonedTime at={event.occurredAt} /> · <Visible text={event.operator} />
      </p>
      <OwnNote operators={[event.operator]} />
      <EventWindows event={event} zone={zone} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <EventChanges
            event={event}
            beforeHref={event.beforeLeaf === null ? null : eventHref(event.beforeLeaf, zone)}
          />
          <Payload payload={payload} redaction={redaction} />
        </div>
        <div className={styles.column}>
          <EventLenses event={event} />
          <FlagFacts event={event} />
          {quarantined === null ? null : <Quarantined item={quarantined} />}
          <CallFacts event={event} operatorHref={profileHref(event, zone)} />
          <AboutFacts
            event={event}
            accountHref={event.accountId === null ? null : accountHref(event.accountId, zone)}
          />
          <EnvelopeFacts event={event} />
        </div>
      </div>
    </>
  );
}

type Neighbours = { leaf: number; previous: number | null; next: number | null; clock: Clock };

function Heading({ leaf, previous, next, clock }: Neighbours) {
  const t = useTranslations("event");
  return (
    <div className={styles.heading}>
      <h1>{t("title", { leaf: String(leaf) })}</h1>
      <ZoneSwitch choices={clock.zones} />
      <nav className={styles.neighbours} aria-label={t("neighbours")}>
        {previous === null ? null : (
          <AppLink className="button" href={eventHref(previous, clock.asked)} rel="prev">
            {t("previous")}
          </AppLink>
        )}
        {next === null ? null : (
          <AppLink className="button" href={eventHref(next, clock.asked)} rel="next">
            {t("next")}
          </AppLink>
        )}
      </nav>
    </div>
  );
}

/** Where an event was before somebody replayed it: what came, when it came, and who decided what. */
function Quarantined({ item }: { item: number }) {
  const t = useTranslations("event");
  return (
    <section className="card">
      <h2>{t("sections.quarantine")}</h2>
      <p>
        <AppLink href={`/ingest/${item}` as Route}>{t("quarantined", { id: String(item) })}</AppLink>
      </p>
    </section>
  );
}

function Payload({ payload: text, redaction }: Kept) {
  const t = useTranslations("event");
  return (
    <section className="card">
      <h2>{t("sections.payload")}</h2>
      {redaction ? (
        <p>{t("redacted", { reason: redaction.reason, by: redaction.redactedBy, hash: redaction.sha256 })}</p>
      ) : (
        <p className={styles.hint}>{t(text === null ? "noPayload" : "masked")}</p>
      )}
      {text === null ? null : (
        <pre className={styles.payload}>
          <Visible text={text} />
        </pre>
      )}
    </section>
  );
}
