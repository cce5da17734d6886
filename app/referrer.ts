import type { Route } from "next";

/** The page of ours that a form was sent from, as an address within this site; the overview when it is not ours. */
export function whereFrom(referrer: string | null, host: string | null): Route {
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { host: from, pathname, search } = new URL(referrer);
  return (from === host && !pathname.startsWith("//") ? pathname + search : "/") as Route;
}
