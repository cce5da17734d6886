"use client";

import "./tokens.css";
import "./controls.css";

import { Failure } from "#components/failure.tsx";

import styles from "./global-error.module.css";

// The frame itself failed, so there is no locale to ask for: both are said.
const WORDS = {
  title: "Rastro could not be shown · Não foi possível mostrar o Rastro",
  text: "Something failed on the way. It does not mean that there are no events. · Algo falhou no caminho. Isso não significa que não há eventos.",
  reference: "Reference · Referência",
  retry: "Try again · Tentar de novo",
};

/** The last resort, when not even the frame around the pages could be made. */
export default function FrameError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Rastro</title>
        <main className={styles.frame}>
          <Failure words={WORDS} error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
