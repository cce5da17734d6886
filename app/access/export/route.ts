import { MEDIA_TYPES } from "#audit/exports/formats.ts";
import { type Answer, answer } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import { isoTime } from "#audit/time.ts";
import { countLooks, type LookView, walkLooks } from "#db/access-looks.ts";
import { ledgerSize } from "#db/events.ts";
import { accessStore } from "#db/live.ts";
import { notAboutOwn } from "#db/own-doings.ts";

import { problemResponse } from "../../exports/problem-response.ts";
import { recorded, type Seeing } from "../../looks.ts";
import { phoneKeyOf } from "../../number-search.ts";
import { requireViewer, type Viewer } from "../../session.ts";
import { readSettings } from "../../settings.ts";
import { ask } from "../../store.ts";
import { looksAbout } from "../about-looks.ts";
import { type LookExport, parseLookExport } from "../access-address.ts";
import { LOOK_LINES, type LookFormat } from "../look-lines.ts";

type Begun = { looks: Generator<LookView[]>; total: number; ledger: number };

/** Who looked at what, as a file. To take the access log away is a look. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requireViewer("see_access", "route");
  const address = await answer(() => parseLookExport(Object.fromEntries(new URL(request.url).searchParams)));
  if (!address.ok) return problemResponse(address.problem);
  const begun = await recorded(viewer, await begin(address.value, viewer), (found) => lookOf(address.value, found));
  if (!begun.ok) return problemResponse(begun.problem);
  return new Response(bodyOf(begun.value.looks, address.value.format), {
    headers: headersOf(address.value, begun.value),
  });
}

/** The ledger as it is now: the look at this export is behind it. */
const begin = ({ search, about }: LookExport, { email, zone }: Viewer): Promise<Answer<Begun>> =>
  ask(({ db }) => {
    const access = accessStore(readSettings().data);
    const ledger = ledgerSize(access);
    const asked = { subject: null, zone, now: Date.now() };
    const shown = about && looksAbout(db, about, asked);
    const looks = { search, shown, allowed: notAboutOwn(db, email) };
    const frozen = { ...asked, phoneKey: phoneKeyOf(search), ledger };
    return { looks: walkLooks(access, frozen, looks), total: countLooks(access, frozen, looks), ledger };
  });

const lookOf = ({ search, about, format }: LookExport, { total, ledger }: Begun): Seeing => ({
  event: "viewer_export",
  object: {
    ...{ list: "/access", search: printSearch(search), format, total, ledger_size: ledger },
    ...(about && { about: printSearch(about) }),
  },
});

/** A page of looks at a time, when it is asked for: who takes no bytes costs nothing. */
function bodyOf(looks: Generator<LookView[]>, format: LookFormat): ReadableStream<Uint8Array> {
  const { head, lines } = LOOK_LINES[format];
  const text = new TextEncoder();
  let rest = head;
  return new ReadableStream({
    pull(controller) {
      const { done, value } = looks.next();
      if (rest || !done) controller.enqueue(text.encode(rest + (done ? "" : lines(value))));
      rest = "";
      if (done) controller.close();
    },
    cancel: () => void looks.return(undefined),
  });
}

function headersOf({ format }: LookExport, { total }: Begun): Record<string, string> {
  const time = isoTime(Date.now()).replace(/[-:]|\.\d+/g, "");
  return {
    "Content-Type": MEDIA_TYPES[format],
    "Content-Disposition": `attachment; filename="rastro-access-${time}.${format}"`,
    "X-Total-Count": String(total),
    "Cache-Control": "no-store, no-transform",
    "X-Content-Type-Options": "nosniff",
  };
}
