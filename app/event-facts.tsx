import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "#components/app-link.tsx";
import { FlagList } from "#components/flags.tsx";
import { Visible } from "#components/visible.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";
import type { EventView } from "#db/event-view.ts";

import styles from "./event-facts.module.css";

type Field = Parameters<ReturnType<typeof useTranslations<"event.fields">>>[0];
type Section = Parameters<ReturnType<typeof useTranslations<"event.sections">>>[0];

/** The marks on the event, with what each means. */
export function FlagFacts({ event: { flags } }: { event: EventView }) {
  const t = useTranslations("event.sections");
  return flags.length === 0 ? null : (
    <section className="card">
      <h2>{t("flags")}</h2>
      <FlagList flags={flags} />
    </section>
  );
}

/** Who made the call, in which roles, and how. */
export function CallFacts({ event, operatorHref }: { event: EventView; operatorHref: Route | null }) {
  const { operator, roles, origin, method, uri } = event;
  return (
    <Facts section="call">
      <Fact name="operator">
        {operator && operatorHref ? (
          <AppLink href={operatorHref}>
            <Visible text={operator} />
          </AppLink>
        ) : (
          operator && <Visible text={operator} />
        )}
      </Fact>
      <Fact name="roles">{roles.length === 0 ? null : <Roles roles={roles} />}</Fact>
      <Fact name="origin">{origin}</Fact>
      <Fact name="method">{method}</Fact>
      <Fact name="uri">{uri && <code>{uri}</code>}</Fact>
    </Facts>
  );
}

/** What it was about. */
export function AboutFacts({ event, accountHref }: { event: EventView; accountHref: Route | null }) {
  const { accountId, customerId, programId, slot } = event;
  return (
    <Facts section="about">
      <Fact name="account">{accountHref ? <AppLink href={accountHref}>{accountId}</AppLink> : accountId}</Fact>
      <Fact name="customer">{customerId}</Fact>
      <Fact name="program">{programId}</Fact>
      <Fact name="slot">{slot && <code>{slot}</code>}</Fact>
    </Facts>
  );
}

/** What it came in, and when. */
export function EnvelopeFacts({ event }: { event: EventView }) {
  return (
    <Facts section="envelope">
      <Fact name="occurredAt">
        <ZonedTime at={event.occurredAt} />
      </Fact>
      <Fact name="recordedAt">
        <ZonedTime at={event.recordedAt} />
      </Fact>
      <Fact name="leaf">{event.leafIndex}</Fact>
      <Fact name="eventId">
        <code>{event.eventId}</code>
      </Fact>
      <Fact name="event">
        <code>{event.event}</code>
      </Fact>
      <Fact name="version">{event.version}</Fact>
      <Fact name="domain">{event.domain}</Fact>
      <Fact name="org">{event.orgId && <code>{event.orgId}</code>}</Fact>
      <Fact name="cid">{event.cid && <code>{event.cid}</code>}</Fact>
    </Facts>
  );
}

function Facts({ section, children }: { section: Section; children: ReactNode }) {
  const t = useTranslations("event.sections");
  return (
    <section className="card">
      <h2>{t(section)}</h2>
      <dl className={styles.facts}>{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { name: Field; children: ReactNode }) {
  const [t, tEvent] = [useTranslations("event.fields"), useTranslations("event")];
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>{children === null || children === "" ? <span className={styles.none}>{tEvent("none")}</span> : children}</dd>
    </div>
  );
}

const Roles = ({ roles }: { roles: string[] }) => (
  <ul className={styles.roles}>
    {[...new Set(roles)].map((role) => (
      <li key={role}>{role}</li>
    ))}
  </ul>
);
