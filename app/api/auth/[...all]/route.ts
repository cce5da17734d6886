import { z } from "zod";

import { Problem } from "#audit/problems.ts";

import { comeBack } from "../../../provider-door.ts";
import { requireAnyone } from "../../../session.ts";
import { signInWithPassword, verifySecondFactor } from "../../../sign-in-door.ts";
import { endOwnSession } from "../../../sign-out-door.ts";

/** The doors of better-auth that are open, each with what comes back. Everything else it has is not there. */
const DOORS: Record<string, (request: Request) => Promise<Response>> = {
  "POST /api/auth/sign-in/email": async (request) => {
    const { response, secondFactor } = await signInWithPassword(await bodyOf(request, CREDENTIALS));
    return withCookies(response, { second_factor: secondFactor });
  },
  "POST /api/auth/two-factor/verify": async (request) => {
    const { code } = await bodyOf(request, CODE);
    return withCookies(await verifySecondFactor(code), { second_factor: false });
  },
  "POST /api/auth/sign-out": async () => withCookies(await endOwnSession(), {}),
  "GET /api/auth/callback/oidc": (request) => comeBack(new URL(request.url).search),
};

const CREDENTIALS = z.object({ email: z.string().max(1000), password: z.string().max(1000) });
const CODE = z.object({ code: z.string().max(100) });

/** Programs sign in here, and people whose page does not post forms; the pages have actions for the same. */
export async function POST(request: Request): Promise<Response> {
  await requireAnyone();
  return open(request);
}

/** Nothing but what a provider leads back to. */
export async function GET(request: Request): Promise<Response> {
  await requireAnyone();
  return open(request);
}

async function open(request: Request): Promise<Response> {
  try {
    const door = DOORS[`${request.method} ${new URL(request.url).pathname}`];
    if (!door) throw new Problem("not_found");
    return await door(request);
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error);
    throw error;
  }
}

async function bodyOf<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  const json: unknown = await request.json().catch(() => null);
  const body = shape.safeParse(json);
  if (body.success) return body.data;
  throw new Problem("credentials_wrong");
}

/** The cookies of a door's answer, and of its body nothing: it has the session's token in it. */
function withCookies(response: Response, body: object): Response {
  const answer = Response.json(body, { headers: NO_STORE });
  for (const cookie of response.headers.getSetCookie()) answer.headers.append("set-cookie", cookie);
  return answer;
}

function problemResponse(problem: Problem): Response {
  const report = problem.toJSON();
  const headers = new Headers({ ...NO_STORE, "content-type": "application/problem+json" });
  if (problem.code === "too_many_tries")
    headers.set("retry-after", String(Number.parseInt(problem.place.expected ?? "60", 10)));
  return new Response(JSON.stringify(report), { status: report.status, headers });
}

const NO_STORE = { "cache-control": "no-store" };
