import { answer, Problem } from "#audit/problems.ts";

import { parseExportId } from "../../../../exports/export-address.ts";
import { exportState, manifestOf } from "../../../../exports/manifest.ts";
import { problemResponse } from "../../../../exports/problem-response.ts";
import { requireViewer } from "../../../../session.ts";

/** What an export was of, and what became of it. */
export async function GET(_: Request, { params }: RouteContext<"/events/export/[id]/manifest">): Promise<Response> {
  const viewer = await requireViewer("export", "route");
  const { id } = await params;
  const parsed = await answer(() => parseExportId(id));
  if (!parsed.ok) return problemResponse(new Problem("not_found").toJSON());
  const state = await exportState(parsed.value, viewer);
  if (!state.ok) return problemResponse(state.problem);
  const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
  return Response.json(manifestOf(state.value), { headers });
}
