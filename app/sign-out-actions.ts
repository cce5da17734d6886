"use server";

import { redirect } from "next/navigation";

import { takeCookies } from "./knock.ts";
import { requireAnyone } from "./session.ts";
import { endOwnSession } from "./sign-out-door.ts";

/** Ends this session. It is for everybody: who is signed out already is where they wanted to be. */
export async function signOut(): Promise<void> {
  await requireAnyone();
  await takeCookies(await endOwnSession());
  redirect("/sign-in");
}
