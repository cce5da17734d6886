import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { AccountPhones } from "#components/account-phones.tsx";
import { AccountStatus } from "#components/account-status.tsx";
import { CustomerPhones } from "#components/customer-phones.tsx";
import { PageHead } from "#components/page-head.tsx";
import { ZoneScope } from "#components/zone-scope.tsx";

import { OwnNote } from "../../own-note.tsx";
import { RevealableNumber } from "../../revealable-number.tsx";
import { answerWith } from "../../status.ts";
import { idsAsked } from "./account-address.ts";
import { AccountNotShown } from "./account-not-shown.tsx";
import type { AccountPage as Account } from "./account-page.ts";
import { AccountTimeline } from "./account-timeline.tsx";
import { AccountsView } from "./accounts-view.tsx";
import { loadAccount } from "./actions.ts";
import styles from "./page.module.css";
import type { RevealsShown } from "./reveals-shown.ts";

export async function generateMetadata({ params }: PageProps<"/accounts/[account]">): Promise<Metadata> {
  const t = await getTranslations("account");
  const ids = idsAsked((await params).account);
  return { title: ids.length > 1 ? t("several.title", { ids: ids.join(", ") }) : t("title", { id: ids.join() }) };
}

export default async function AccountPage({ params, searchParams }: PageProps<"/accounts/[account]">) {
  const { account: id } = await params;
  const account = await loadAccount(id, await searchParams);
  if (!account.ok) {
    answerWith(account.problem.status);
    return <AccountNotShown ids={idsAsked(id)} problem={account.problem} />;
  }
  if (account.value.kind === "moved") redirect(account.value.href);
  const { page, revealed } = account.value;
  return (
    <ZoneScope zone={page.clock.zone} own={page.clock.own}>
      {account.value.kind === "several" ? (
        <AccountsView page={account.value.page} revealed={revealed} />
      ) : (
        <AccountView id={id} account={account.value.page} revealed={revealed} />
      )}
    </ZoneScope>
  );
}

type View = { id: string; account: Account; revealed: RevealsShown };

function AccountView({ id, account, revealed }: View) {
  const t = useTranslations("account");
  const { clock, status, phones, registry, timeline } = account;
  return (
    <>
      <PageHead zones={clock.zones}>{t("title", { id })}</PageHead>
      <OwnNote operators={timeline.rows.map(({ event }) => event.operator)} />
      <div className={styles.state}>
        <AccountStatus status={status} />
        <AccountPhones phones={phones} Reveal={RevealableNumber} />
      </div>
      <CustomerPhones {...registry} accountId={timeline.address.accountIds[0] ?? 0} Reveal={RevealableNumber} />
      <AccountTimeline timeline={timeline} revealed={revealed} />
    </>
  );
}
