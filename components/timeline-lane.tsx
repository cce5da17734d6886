import { useTranslations } from "next-intl";

import styles from "./timeline-lane.module.css";
import type { Lane, SlotName } from "./timeline-lanes.ts";

/** The colour of a lane, as the class that sets it. */
export const toneOf = (lane: Lane): string => styles["color" in lane ? `${lane.kind}${lane.color}` : lane.kind] ?? "";

/** The mark of a lane: a diamond for the status, a disc for a phone or an account, a ring for many phones, a square for the rest. */
export function LaneMark({ lane }: { lane: Lane }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" className={`${styles.mark} ${toneOf(lane)}`} aria-hidden="true">
      {MARKS[lane.kind]}
    </svg>
  );
}

const MARKS: Record<Lane["kind"], React.ReactNode> = {
  status: <path d="M6 0.5L11.5 6L6 11.5L0.5 6Z" />,
  phone: <circle cx="6" cy="6" r="4.5" />,
  folded: <circle cx="6" cy="6" r="3.5" className={styles.hollow} />,
  account: <circle cx="6" cy="6" r="4.5" />,
  other: <rect x="2" y="2" width="8" height="8" />,
};

/** What a lane follows, in words. */
export function LaneName({ lane }: { lane: Lane }) {
  const t = useTranslations("account.timeline.lane");
  if (lane.kind === "phone") return <SlotLabel name={lane.name} />;
  if (lane.kind === "account") return <span>{t("account", { id: String(lane.accountId) })}</span>;
  return <span>{t(lane.kind, { count: lane.kind === "folded" ? lane.phones : 0 })}</span>;
}

/** A phone slot in words: its type, and quietly what sets it apart. */
export function SlotLabel({ name: { type, phoneId, customer } }: { name: SlotName }) {
  const t = useTranslations("account.timeline.slot");
  const apart =
    phoneId === null ? (customer === null ? t("type") : t("customer", { customer })) : t("phone", { phoneId });
  return (
    <span>
      {type} <span className={styles.apart}>{apart}</span>
    </span>
  );
}
