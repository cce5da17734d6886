import { setFlagsFromString } from "node:v8";

/**
 * Lets the heap grow to four times of what lives in it before all of it is collected, which is the most that V8 does by itself. But
 * whenever a server was idle for some seconds V8 saves memory, and from then on collects the whole of it after every forty pages: a
 * fifth of what a page costs. What is left behind is given back at rest (rest.ts).
 */
export function letHeapGrow(): void {
  setFlagsFromString("--heap-growing-percent=300");
}
