import type { Route } from "next";

/** An address without what it says of columns and density, with no menu open. */
export function withoutLook(address: string): Route {
  const [path = "", query = ""] = address.split("?");
  const others = query.split("&").filter((part) => part !== "" && !/^(cols|density|menu)=/.test(part));
  return (others.length > 0 ? `${path}?${others.join("&")}` : path) as Route;
}
