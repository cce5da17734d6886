import type { ComponentProps } from "react";

import { printSubject, REVEAL_MS } from "#audit/reveals.ts";
import { RevealNumber } from "#components/reveal-number.tsx";
import type { Revealable } from "#components/revealable.ts";

import { may } from "./permissions.ts";
import { revealPhone } from "./reveal-actions.ts";
import { currentViewer } from "./session.ts";

/** A masked number, with the way to reveal it for who may; where nothing is hidden there is nothing to reveal. */
export async function RevealableNumber({ subject, number, children }: ComponentProps<Revealable>) {
  const viewer = await currentViewer();
  if (viewer === null || !may(viewer.role, "reveal") || !number?.includes("*")) return children;
  const printed = printSubject(subject);
  return (
    // Its own for each number: what was revealed of one must not stay where another comes in its place.
    <RevealNumber key={printed} subject={printed} action={revealPhone} lastsMs={REVEAL_MS}>
      {children}
    </RevealNumber>
  );
}
