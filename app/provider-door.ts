import { headers } from "next/headers";

import { Problem } from "#audit/problems.ts";

import { ADDRESS_HEADER, authFor, PROVIDER } from "./auth.ts";
import { here, knock } from "./knock.ts";
import { readSettings } from "./settings.ts";
import { countTry } from "./sign-in-door.ts";
import { recordSignIn } from "./sign-in-looks.ts";

/** Where the provider's own refusals, and ours of whom it vouches for, lead. */
const REFUSED = "/sign-in?refused=1";

/**
 * Begins a sign-in with the provider: leads there, and remembers in a cookie that this browser asked.
 *
 * @throws Problem `not_found` when no provider is set
 */
export async function goToProvider(to: string): Promise<Response> {
  if (readSettings().provider === null) throw new Problem("not_found");
  const begun = await knock("/sign-in/social", {
    provider: PROVIDER,
    callbackURL: to,
    errorCallbackURL: REFUSED,
    disableRedirect: true,
  });
  const { url } = begun.ok ? ((await begun.json()) as { url?: string }) : {};
  return leadTo(url ?? REFUSED, begun);
}

/** Ends it: what the provider says is verified, and who is a viewer is signed in. */
export async function comeBack(search: string): Promise<Response> {
  if (readSettings().provider === null) throw new Problem("not_found");
  countTry([]);
  const { origin, address } = here();
  const told = new Headers({ [ADDRESS_HEADER]: address, cookie: (await headers()).get("cookie") ?? "" });
  const request = new Request(`${origin}/api/auth/callback/${PROVIDER}${search}`, { headers: told });
  const ended = await authFor(origin).handler(request);
  await recordSignIn(ended, "provider");
  const location = new URL(ended.headers.get("location") ?? REFUSED, origin);
  // Nothing that comes back says more than that it was refused.
  const refused = location.origin !== origin || location.searchParams.has("error") || !ended.headers.has("location");
  return leadTo(refused ? REFUSED : location.pathname + location.search, ended);
}

function leadTo(location: string, from: Response): Response {
  const answer = new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
  for (const cookie of from.headers.getSetCookie()) answer.headers.append("set-cookie", cookie);
  return answer;
}
