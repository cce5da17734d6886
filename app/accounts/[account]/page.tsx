import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { AccountPhones } from "#components/account-phones.tsx";
import { AccountStatus } from "#components/account-status.tsx";
import { CustomerPhones } from "#components/customer-phones.tsx";

import { answerWith } from "../../status.ts";
import { AccountNotShown } from "./account-not-shown.tsx";
import { AccountTimeline } from "./account-timeline.tsx";
import { loadAccount } from "./actions.ts";
import styles from "./page.module.css";

export async function generateMetadata({ params }: PageProps<"/accounts/[account]">): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title", { id: (await params).account }) };
}

export default async function AccountPage({ params, searchParams }: PageProps<"/accounts/[account]">) {
  const { account: id } = await params;
  const account = await loadAccount(id, await searchParams);
  if (!account.ok) {
    answerWith(account.problem.status);
    return <AccountNotShown id={id} problem={account.problem} />;
  }
  const t = await getTranslations("account");
  const { status, phones, registry } = account.value;
  return (
    <>
      <h1 className={styles.title}>{t("title", { id })}</h1>
      <div className={styles.state}>
        <AccountStatus status={status} />
        <AccountPhones phones={phones} />
      </div>
      <CustomerPhones {...registry} />
      <AccountTimeline account={account.value} />
    </>
  );
}
