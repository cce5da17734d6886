"use client";

import type { Route } from "next";
import { useState } from "react";

import styles from "./copy-link.module.css";
import { Icon } from "./icon.tsx";
import { useScripted } from "./scripted.ts";
import { useWords } from "./words.ts";

type Outcome = "none" | "copied" | "failed";

/**
 * Copies the address that shows these rows at any time. Where there is no script it is a link to that address, and where
 * the clipboard is out of reach the address stands there to be taken by hand.
 */
export function CopyLink({ href }: { href: Route }) {
  const t = useWords("client.link");
  const [said, say] = useState<{ href: Route; outcome: Outcome }>({ href, outcome: "none" });
  // Of another address nothing was said yet.
  const outcome = said.href === href ? said.outcome : "none";
  if (!useScripted()) {
    return (
      <a href={href} className="button small">
        <Icon name="link" /> {t("frozen")}
      </a>
    );
  }
  return (
    <div className={styles.copy}>
      <button
        type="button"
        className="button small"
        title={t("explanation")}
        onClick={async () => say({ href, outcome: await copied(absolute(href)) })}
      >
        <Icon name={outcome === "copied" ? "check" : "link"} /> {t("copy")}
      </button>
      <span role="status" className={styles.said}>
        {outcome === "none" ? null : t(outcome)}
      </span>
      {outcome === "failed" ? <ByHand address={absolute(href)} /> : null}
    </div>
  );
}

/** The address, chosen whole as soon as somebody comes near. */
function ByHand({ address }: { address: string }) {
  const t = useWords("client.link");
  return (
    <input
      className={`field ${styles.address}`}
      readOnly
      value={address}
      aria-label={t("address")}
      // biome-ignore lint/a11y/noAutofocus: it stands there because somebody asked for it this moment
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

const absolute = (href: Route): string => new URL(href, window.location.origin).href;

/** A browser may refuse, and has no clipboard for a page that did not come over a safe way. */
async function copied(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "failed";
  }
}
