/** The fields that ask for a period relative to an instant: `span=72h&side=before&at=2026-03-20T12:00`. */
export const AROUND_NAMES = ["span", "side", "at"] as const;

/** How such a period lies to its instant. */
export const SIDES = ["before", "after", "around"] as const;
