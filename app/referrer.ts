import type { Route } from "next";

/** The page of ours that a form was sent from, as an address within this site; the overview when it is not ours. */
export function whereFrom(referrer: string | null, host: string | null): Route {
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { host: from, pathname, search } = new URL(referrer);
  return (from === host && !pathname.startsWith("//") ? pathname + search : "/") as Route;
}

/** The same address without what it says of columns and density. */
export function withoutLook(address: string): Route {
  const [path = "", query = ""] = address.split("?");
  const others = query.split("&").filter((part) => part !== "" && !/^(cols|density)=/.test(part));
  return (others.length > 0 ? `${path}?${others.join("&")}` : path) as Route;
}
