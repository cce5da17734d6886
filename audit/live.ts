/** What a page has shown, for the next question after it: which trail, from which leaf on nothing was counted, its last row. */
export type Seen = { trail: "real" | "demo"; from: number; last: { at: number; leafIndex: number } | null };

/** What was recorded since: see db/newer. `another` when a page of another trail would be shown now. */
export type News = { kind: "more"; upTo: number; size: number; count: number; older: number } | { kind: "another" };
