"use client";

import { useSyncExternalStore } from "react";

/** Whether scripts run: not on the server, nor while the page takes over what the server made. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

const never = () => () => {};
