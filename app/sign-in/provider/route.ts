import { answer } from "#audit/problems.ts";

import { goToProvider } from "../../provider-door.ts";
import { requireAnyone } from "../../session.ts";
import { safeTarget } from "../../sign-in-address.ts";

/** A link, not a form: no policy for forms has to let the provider's address through. */
export async function GET(request: Request): Promise<Response> {
  await requireAnyone();
  const to = safeTarget(new URL(request.url).searchParams.get("to"));
  const led = await answer(() => goToProvider(to));
  return led.ok ? led.value : Response.json(led.problem, { status: led.problem.status });
}
