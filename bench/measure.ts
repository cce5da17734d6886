/** One thing that is measured: how many events to measure it with, and where to say what is being done. */
export type Measure = (how: { size: number; say: (line: string) => void }) => Promise<Record<string, unknown>>;
