import { useTranslations } from "next-intl";
import { AppLink } from "#components/app-link.tsx";
import { EventSentence } from "#components/event-sentence.tsx";
import { Visible } from "#components/visible.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";
import type { EventView } from "#db/event-view.ts";

import { accountHref, eventHref } from "./addresses.ts";
import { EventChanges } from "./event-changes.tsx";
import styles from "./event-detail.module.css";
import { AboutFacts, CallFacts, EnvelopeFacts, FlagFacts } from "./event-facts.tsx";
import { EventLenses } from "./event-lenses.tsx";
import { profileHref } from "./event-rows.ts";
import { OwnNote } from "./own-note.tsx";

/** An event beside a list: everything but the payload, which is on its own page; or that there is no such event. */
export function EventDetail({ event }: { event: EventView | null }) {
  if (event === null) return <NoSuchEvent />;
  return (
    <div className={styles.detail}>
      <Lead event={event} />
      <OwnNote operators={[event.operator]} />
      <EventChanges event={event} beforeHref={event.beforeLeaf === null ? null : eventHref(event.beforeLeaf)} />
      <EventLenses event={event} />
      <FlagFacts event={event} />
      <CallFacts event={event} operatorHref={profileHref(event)} />
      <AboutFacts event={event} accountHref={event.accountId === null ? null : accountHref(event.accountId)} />
      <EnvelopeFacts event={event} />
    </div>
  );
}

function Lead({ event }: { event: EventView }) {
  const t = useTranslations("event");
  return (
    <div>
      <p className={styles.sentence}>
        <EventSentence event={event} />
      </p>
      <p className={styles.who}>
        <ZonedTime at={event.occurredAt} /> · <Visible text={event.operator} />
      </p>
      <AppLink href={eventHref(event.leafIndex)}>{t("ownPage")}</AppLink>
    </div>
  );
}

function NoSuchEvent() {
  const t = useTranslations("event.notFound");
  return (
    <div className={styles.missing}>
      <h3>{t("title")}</h3>
      <p>{t("text")}</p>
    </div>
  );
}
