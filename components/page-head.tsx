import type { ReactNode } from "react";

import styles from "./page-head.module.css";
import { type ZoneChoice, ZoneSwitch } from "./zone-switch.tsx";

/** The heading of a page, and beside it the zone in which its times are told. */
export function PageHead({ zones, children }: { zones: ZoneChoice[]; children: ReactNode }) {
  return (
    <div className={styles.head}>
      <h1>{children}</h1>
      <ZoneSwitch choices={zones} />
    </div>
  );
}
