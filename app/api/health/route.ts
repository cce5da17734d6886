import { requireAnyone } from "../../session.ts";

/** Alive: the process answers. It says nothing of the store; see /api/ready. */
export async function GET(): Promise<Response> {
  await requireAnyone();
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}
