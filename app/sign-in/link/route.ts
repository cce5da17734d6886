import { isLoopback } from "#audit/addresses.ts";
import { viewersStore } from "#db/live.ts";
import { findLink, takeLink } from "#db/one-time-links.ts";
import { demoViewer } from "#db/viewers.ts";

import { here, knock } from "../../knock.ts";
import { requireAnyone } from "../../session.ts";
import { readSettings } from "../../settings.ts";
import { recordSignIn } from "../../sign-in-looks.ts";

/** The one-time link of a demo: it signs in straight, once, and from this machine only. */
export async function GET(request: Request): Promise<Response> {
  await requireAnyone();
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const db = viewersStore(readSettings().data);
  if (findLink(db, token)?.purpose !== "demo" || !isLoopback(here().address)) return leadTo("/sign-in?token=", []);
  if (takeLink(db, token) === null) return leadTo("/sign-in?token=", []);
  const signedIn = await knock("/one-time-link", { viewerId: demoViewer(db) });
  await recordSignIn(signedIn, "link");
  return leadTo("/", signedIn.headers.getSetCookie());
}

function leadTo(location: string, cookies: string[]): Response {
  const answer = new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
  for (const cookie of cookies) answer.headers.append("set-cookie", cookie);
  return answer;
}
