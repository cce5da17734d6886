import { useMemo } from "react";

/** A value of plain data as JSON, on its way from the server to a component that runs in the browser too. */
export type Packed<T> = string & { readonly packed?: T };

/**
 * Packs what a component in the browser is given when it is much. React writes, reads and compares each property of an
 * object by itself on that way, and does so twice: of fifty rows that cost as much as drawing them.
 */
export const pack = <T>(value: T): Packed<T> => JSON.stringify(value);

/** What was packed, the same object as long as the text is the same. */
export const useUnpacked = <T>(packed: Packed<T>): T => useMemo(() => JSON.parse(packed) as T, [packed]);
