"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import styles from "./export-menu.module.css";
import type { ExportActions, ExportProgress } from "./export-menu.tsx";

type Props = { id: string; total: number; actions: ExportActions; onClose: () => void };

/** How far an export is, and what came of it. */
export function ExportProgressBar({ id, total, actions, onClose }: Props) {
  const t = useTranslations("client.export");
  const progress = useProgress(id, actions.load);
  const running = progress === null || progress.status === "running";
  return (
    <div className={styles.progress}>
      {running ? (
        <Running progress={progress} total={progress?.total ?? total} cancel={() => actions.cancel(id)} />
      ) : null}
      <div role="status" className={styles.result}>
        {running ? null : <Ended progress={progress} />}
      </div>
      {running ? null : (
        <button type="button" className={styles.close} aria-label={t("close")} onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

type Running = { progress: ExportProgress | null; total: number; cancel: () => void };

function Running({ progress, total, cancel }: Running) {
  const t = useTranslations("client.export");
  const rows = progress?.rows ?? 0;
  return (
    <>
      <progress className={styles.bar} max={Math.max(total, 1)} value={rows} aria-label={t("progress")} />
      <span className={styles.count}>{t("written", { rows, total })}</span>
      <button type="button" className="button" onClick={cancel}>
        {t("cancel")}
      </button>
    </>
  );
}

function Ended({ progress: { status, rows, sha256, problem, manifestHref } }: { progress: ExportProgress }) {
  const t = useTranslations("client.export");
  if (status === "aborted") return <p>{t("aborted")}</p>;
  if (status === "failed") return <p className={styles.failed}>{t(REASONS[problem ?? ""] ?? "failed.other")}</p>;
  return (
    <>
      <p>
        {t("done", { count: rows })} <a href={manifestHref}>{t("manifest")}</a>
      </p>
      <p className={styles.hash}>
        SHA-256 <code>{sha256}</code>
      </p>
    </>
  );
}

const REASONS: Record<string, "failed.busy" | "failed.deadline" | "failed.tooLarge" | undefined> = {
  export_busy: "failed.busy",
  export_deadline: "failed.deadline",
  export_too_large: "failed.tooLarge",
};

const EVERY_MS = 400;
/** How long an export may be unknown: the browser asks for the file when it has time to. */
const UNKNOWN_MS = 15_000;

/** Asks again and again until the export has ended; null while nothing is known of it. */
function useProgress(id: string, load: ExportActions["load"]): ExportProgress | null {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  useEffect(() => {
    const began = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async () => {
      const answer = await load(id).catch(() => null);
      if (gone) return;
      if (answer?.ok) setProgress(answer.value);
      else if (Date.now() - began > UNKNOWN_MS) setProgress(UNKNOWN);
      const ended = answer?.ok ? answer.value.status !== "running" : Date.now() - began > UNKNOWN_MS;
      if (!ended) timer = setTimeout(ask, EVERY_MS);
    };
    timer = setTimeout(ask, EVERY_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id, load]);
  return progress;
}

const UNKNOWN: ExportProgress = {
  status: "failed",
  rows: 0,
  total: null,
  sha256: null,
  problem: null,
  manifestHref: "",
};
