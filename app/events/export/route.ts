import { MEDIA_TYPES } from "#audit/exports/formats.ts";
import { answer } from "#audit/problems.ts";
import { namesOperator } from "#audit/search/own.ts";
import { printSearch } from "#audit/search/parse.ts";
import { isoTime } from "#audit/time.ts";

import { type ExportAddress, manifestHref, parseExportAddress } from "../../exports/export-address.ts";
import { problemResponse } from "../../exports/problem-response.ts";
import { type Started, startExport } from "../../exports/start-export.ts";
import type { SearchParams } from "../../list-parameters.ts";
import { recorded, type Seeing } from "../../looks.ts";
import { requireViewer, type Viewer } from "../../session.ts";

/** The whole result of a search as a file. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requireViewer("export", "route");
  const address = await answer(() => parseExportAddress(paramsOf(request)));
  if (!address.ok) return problemResponse(address.problem);
  const begun = await startExport(address.value, viewer, request.signal);
  const started = await recorded(viewer, begun, (file) => exportLook(address.value, file, viewer));
  // What is not on record does not leave, and nobody writes it any more.
  if (begun.ok && !started.ok) await begun.value.body.cancel();
  if (!started.ok) return problemResponse(started.problem);
  return new Response(started.value.body, { headers: headersOf(address.value, started.value) });
}

/** Next would answer it with a GET of its own, which writes the whole file for nobody. */
export async function HEAD(): Promise<Response> {
  await requireViewer("export", "route");
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}

/** Enough to tell again which events were in it, and whether they were what the viewer did. */
const exportLook = (
  { search, format, list }: ExportAddress,
  { id, total, ledger, zone, now }: Started,
  { email }: Viewer,
): Seeing => ({
  event: "viewer_export",
  object: {
    ...{ list, search: printSearch(search), zone, now, ledger_size: ledger, format, total, export_id: id },
    ...(namesOperator(search, email) && { self: true as const }),
  },
});

function paramsOf({ url }: Request): SearchParams {
  const { searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [only = "", ...others] = searchParams.getAll(name);
      return [name, others.length > 0 ? [only, ...others] : only];
    }),
  );
}

function headersOf({ format, list }: ExportAddress, { id, total, startedAt }: Started): Record<string, string> {
  const time = isoTime(startedAt).replace(/[-:]|\.\d+/g, "");
  return {
    "Content-Type": MEDIA_TYPES[format],
    "Content-Disposition": `attachment; filename="rastro-${list}-${time}.${format}"`,
    Link: `<${manifestHref(id)}>; rel="describedby"; type="application/json"`,
    "X-Export-Id": id,
    "X-Total-Count": String(total),
    // Compressing it on the way would be work of the process that answers everybody.
    "Cache-Control": "no-store, no-transform",
    "X-Content-Type-Options": "nosniff",
  };
}
