import type { Viewer } from "../session.ts";

/** Whose an export is. */
export const viewerOf = ({ id }: Viewer): string => id;
