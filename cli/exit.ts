/** What a verb leaves behind: the exit code of the process. */
export type Exit = { code: number };

/** Done · wrong usage · done, and something was refused or found wrong · could not go on. A bug is 1, and is thrown. */
export const EXIT = { done: 0, usage: 2, refused: 3, stopped: 4 } as const;
