import { X } from "lucide-react";
import { useTranslations } from "next-intl";

import type { StatusState } from "#audit/states.ts";
import { SinceBy } from "#components/account-since.tsx";
import { AppLink } from "#components/app-link.tsx";
import { PageHead } from "#components/page-head.tsx";
import { StatusWord } from "#components/status-word.tsx";
import { LaneMark } from "#components/timeline-lane.tsx";

import { OwnNote } from "../../own-note.tsx";
import { AccountTimeline } from "./account-timeline.tsx";
import type { AccountNow, AccountsPage } from "./accounts-page.ts";
import styles from "./accounts-view.module.css";
import type { RevealsShown } from "./reveals-shown.ts";

type Props = { page: AccountsPage; revealed: RevealsShown };

/** Several accounts: what each is now, and what happened to all of them, in one order. */
export function AccountsView({ page: { clock, accounts, unknown, timeline }, revealed }: Props) {
  const t = useTranslations("account.several");
  return (
    <>
      <PageHead zones={clock.zones}>{t("title", { ids: timeline.address.accountIds.join(", ") })}</PageHead>
      <OwnNote operators={timeline.rows.map(({ event }) => event.operator)} />
      {unknown.length > 0 ? (
        <p className={styles.unknown} role="note">
          {t("unknown", { count: unknown.length, ids: unknown.join(", ") })}
        </p>
      ) : null}
      <ul className={styles.accounts} aria-label={t("now")}>
        {accounts.map((account) => (
          <Now key={account.lane.accountId} account={account} />
        ))}
      </ul>
      <AccountTimeline timeline={timeline} revealed={revealed} />
    </>
  );
}

function Now({ account: { lane, events, status, href, without } }: { account: AccountNow }) {
  const [t, tStatus, tTimeline] = [
    useTranslations("account.several"),
    useTranslations("account.status"),
    useTranslations("account.timeline"),
  ];
  const state = status?.event.object as StatusState | undefined;
  const leave = t("without", { id: String(lane.accountId) });
  return (
    <li className="card">
      <div className={styles.name}>
        <LaneMark lane={lane} />
        <AppLink href={href}>{t("account", { id: String(lane.accountId) })}</AppLink>
        <span className={styles.events}>{tTimeline("total", { count: events })}</span>
        <AppLink href={without} className={styles.without} title={leave} aria-label={leave}>
          <X size={14} aria-hidden="true" />
        </AppLink>
      </div>
      {status && state ? (
        <div className={styles.status}>
          <StatusWord status={state.status} />
          <SinceBy slot={status} />
        </div>
      ) : (
        <p className={styles.events}>{tStatus("unknown")}</p>
      )}
    </li>
  );
}
