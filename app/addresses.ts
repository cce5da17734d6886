import type { Route } from "next";

// The pages that show one thing. Lists have their own `…Href` beside their parser. A zone is that in which times are to
// be told; null for the viewer's own.
export const eventHref = (leafIndex: number, zone: string | null = null): Route => inZone(`/events/${leafIndex}`, zone);
export const accountHref = (accountId: number, zone: string | null = null): Route => accountsHref([accountId], zone);
export const accountsHref = (accountIds: number[], zone: string | null = null): Route =>
  inZone(`/accounts/${accountIds.join(",")}`, zone);
export const operatorHref = (operatorId: number, zone: string | null = null): Route =>
  inZone(`/operators/${operatorId}`, zone);
export const overviewHref = (zone: string | null = null): Route => inZone("/", zone);

/** The operators whose e-mail holds a text. */
export function operatorsHref({ email = "", zone = null }: { email?: string; zone?: string | null }): Route {
  const query = [email && `email=${readable(email)}`, zone && `zone=${readable(zone)}`].filter(Boolean);
  return (query.length > 0 ? `/operators?${query.join("&")}` : "/operators") as Route;
}

/** Who follows more accounts at once follows none. */
export const MOST_ACCOUNTS = 10;

const inZone = (path: string, zone: string | null): Route =>
  (zone === null ? path : `${path}?zone=${readable(zone)}`) as Route;

/** Percent-encoding that leaves what an address is made of legible in a ticket. */
export const readable = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%(3A|40|2C|2F)/g, (encoded) => decodeURIComponent(encoded))
    .replaceAll("%20", "+");
