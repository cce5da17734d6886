"use client";

import { createContext, useContext } from "react";

/** Called after each change by hand; null where a table cannot be laid out by hand, as on the overview. */
export const HandLayoutContext = createContext<(() => void) | null>(null);

export const useHandLayout = (): (() => void) | null => useContext(HandLayoutContext);
