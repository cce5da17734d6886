import type { Route } from "next";

import type { ZoneChoice } from "#components/zone-switch.tsx";

/**
 * By which clock a page is read, the viewer's own, the one that the address asked for (null for none, which its links
 * carry along), and the ways to the others.
 */
export type Clock = { zone: string; own: string; asked: string | null; zones: ZoneChoice[] };

/** Makes the clock of a page from the zone that its address asks for; null, also in a link, is the viewer's own. */
export function clockOf(own: string, asked: string | null, hrefIn: (zone: string | null) => Route): Clock {
  const zone = asked ?? own;
  const zones = [...new Set([own, "America/Sao_Paulo", "UTC", zone])].map((choice) => ({
    zone: choice,
    href: hrefIn(choice === own ? null : choice),
    current: choice === zone,
    own: choice === own,
  }));
  return { zone, own, asked, zones };
}
