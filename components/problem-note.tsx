import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ProblemReport } from "#audit/problems.ts";

import { EXPECTED } from "./expected.ts";
import { MarkedQuery } from "./marked-query.tsx";
import styles from "./problem-note.module.css";

type Props = { problem: ProblemReport; query?: string };

/** An expected failure, said plainly: what it is, where it lies, and what would have been understood. */
export function ProblemNote({ problem, query }: Props) {
  const t = useTranslations("problems");
  const { code, position, name, pointer, path, offset } = problem;
  const outage = problem.status >= 500;
  return (
    <section className={styles.note} role="alert">
      <TriangleAlert size={18} aria-hidden="true" className={styles.icon} />
      <div className={styles.body}>
        <h2>{t(`titles.${code}`)}</h2>
        {query !== undefined && position !== undefined ? <MarkedQuery query={query} position={position} /> : null}
        <dl className={styles.place}>
          <Place name="position" value={position === undefined ? undefined : position + 1} />
          <Place name="name" value={name} />
          <Expected problem={problem} />
          <Place name="pointer" value={pointer} />
          <Place name="offset" value={offset} />
          <Place name="path" value={path} />
        </dl>
        {outage ? <p>{t("outage")}</p> : null}
        <p className={styles.code}>
          <code>{code}</code>
        </p>
      </div>
    </section>
  );
}

function Place({
  name,
  value,
}: {
  name: "position" | "name" | "pointer" | "offset" | "path";
  value: string | number | undefined;
}) {
  const t = useTranslations("problems.place");
  return value === undefined ? null : (
    <div>
      <dt>{t(name)}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </div>
  );
}

function Expected({ problem: { expected } }: { problem: ProblemReport }) {
  const t = useTranslations();
  if (expected === undefined) return null;
  const known = EXPECTED[expected];
  return (
    <div>
      <dt>{t("problems.place.expected")}</dt>
      <dd>{known ? t(`client.expected.${known}`) : <code>{expected}</code>}</dd>
    </div>
  );
}
