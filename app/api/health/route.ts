export const dynamic = "force-dynamic";

/** Alive: the process answers. It says nothing of the store; see /api/ready. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}
