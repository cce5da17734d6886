"use client";

import type { Route } from "next";
import { type ReactNode, type ToggleEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

import { AppLink } from "./app-link.tsx";
import styles from "./menu.module.css";
import { useScripted } from "./scripted.ts";

type Props = {
  id: string;
  label: ReactNode;
  className: string;
  /** The address of the same page with the menu open, for those who have no script; `shown` says that it is this one. */
  href: Route;
  shown: boolean;
  /** Makes what is in the menu, once it is opened. */
  children: () => ReactNode;
};

/** A `Menu` with so much in it that a page does not carry it until somebody asks for it. */
export function LazyMenu(props: Props) {
  return useScripted() ? <Popover {...props} /> : <Place {...props} />;
}

function Place({ id, label, className, href, shown, children }: Props) {
  return (
    <div className={styles.place}>
      <AppLink href={`${href}#${id}` as Route} className={className}>
        {label}
      </AppLink>
      {shown ? (
        <div id={id} className={styles.panel}>
          {children()}
        </div>
      ) : null}
    </div>
  );
}

function Popover({ id, label, className, shown, children }: Props) {
  const [opened, setOpened] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) panel.current?.showPopover();
  }, [shown]);
  // Before the browser shows it, so that it is never seen empty.
  const fill = ({ newState }: ToggleEvent) => {
    if (newState === "open") flushSync(() => setOpened(true));
  };
  return (
    <>
      <button type="button" className={className} popoverTarget={id}>
        {label}
      </button>
      <div ref={panel} id={id} popover="auto" className={styles.panel} onBeforeToggle={fill}>
        {opened ? children() : null}
      </div>
    </>
  );
}
