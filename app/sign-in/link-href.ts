import type { Route } from "next";

/** Where the one-time link of a demo is used up. A page cannot set a cookie; this address can. */
export const linkHref = (token: string): Route => `/sign-in/link?token=${encodeURIComponent(token)}` as Route;
