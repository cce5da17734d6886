import { setFlagsFromString } from "node:v8";

/**
 * Lets the heap grow to four times of what lives in it before all of it is collected, which is the most that V8 does by itself. But
 * when a server was idle for some seconds V8 saves memory, and from then on collects the whole of it after every forty pages: a
 * fifth of what a page costs. So it begins to save when the server has been quiet for as long as it takes until it rests (rest.ts).
 */
export function letHeapGrow(quietMs: number): void {
  setFlagsFromString("--heap-growing-percent=300");
  setFlagsFromString(`--gc-memory-reducer-start-delay-ms=${quietMs}`);
}
