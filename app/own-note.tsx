import { UserRound } from "lucide-react";
import { getTranslations } from "next-intl/server";

import { isSamePerson } from "#audit/operators.ts";

import styles from "./own-note.module.css";
import { currentViewer } from "./session.ts";

/** Says to who looks that they are one of the operators under view, and that this look is on record as such. */
export async function OwnNote({ operators }: { operators: (string | null)[] }) {
  const viewer = await currentViewer();
  if (viewer === null || !operators.some((operator) => isSamePerson(operator, viewer.email))) return null;
  const t = await getTranslations("own");
  return (
    <p role="note" className={styles.note}>
      <UserRound size={15} aria-hidden="true" /> {t("note")}
    </p>
  );
}
