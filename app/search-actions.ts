"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { searchedHref } from "./number-search.ts";
import { requireViewer } from "./session.ts";

/** Sends a search on to its address, where no script does it. */
export async function postSearch(form: FormData): Promise<void> {
  const viewer = await requireViewer("read");
  redirect(await searchedHref(form, viewer));
}

/** The address of a search that holds a whole number, for the browser to go to: the number itself is in none. */
export async function loadSearchHref(form: FormData): Promise<Route> {
  const viewer = await requireViewer("read");
  return searchedHref(form, viewer);
}
