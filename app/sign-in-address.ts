import type { Route } from "next";

import { visit } from "./visit.ts";

/** The way to the sign-in, which leads on to a page afterwards. */
export const signInHref = (to: string): Route =>
  (to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`) as Route;

/** The second step of a sign-in, for who has a second factor. */
export const codeHref = (to: string): Route =>
  (to === "/" ? "/sign-in/code" : `/sign-in/code?to=${encodeURIComponent(to)}`) as Route;

/** A page of ours to go on to; the overview for everything else, so that no link to us leads anywhere else. */
export function safeTarget(to: unknown): Route {
  if (typeof to !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to)) return "/" as Route;
  const base = "http://here.invalid";
  if (!URL.canParse(to, base)) return "/" as Route;
  const { origin, pathname, search } = new URL(to, base);
  const ours = origin === base && !pathname.startsWith("//") && !/^\/(sign-in|api|_next)(\/|$)/.test(pathname);
  return (ours ? pathname + search : "/") as Route;
}

/** The address of the page that is shown, or from which an action was called: Next sends an action to its page's own. */
export function currentPage(): Route {
  const { pathname, search } = new URL(visit()?.url ?? "/", "http://here.invalid");
  // Next's own mark on a step within the house; the rest stays as it was written.
  const asked = search.replace(/[?&]_rsc=[^&]*/, "").replace(/^&/, "?");
  // More than one slash in front would lead to another host.
  return `/${pathname.replace(/^\/+/, "")}${asked}` as Route;
}
