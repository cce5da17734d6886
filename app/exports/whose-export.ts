import type { Viewer } from "../session.ts";

/** Whose an export is. Until there is a sign-in there is one viewer. */
export const viewerOf = (_viewer: Viewer): string => "local";
