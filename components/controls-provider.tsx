"use client";

import { createTheme, type MantineColorSchemeManager, MantineProvider } from "@mantine/core";
import { type ReactNode, useMemo } from "react";

type Scheme = "auto" | "light" | "dark";

const theme = createTheme({ respectReducedMotion: true });

/** Mantine for the controls: colours come from our own tokens, the scheme from the viewer's cookie. */
export function ControlsProvider({ scheme, children }: { scheme: Scheme; children: ReactNode }) {
  const manager = useMemo(() => fixedScheme(scheme), [scheme]);
  return (
    <MantineProvider
      key={scheme}
      theme={theme}
      colorSchemeManager={manager}
      defaultColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      {children}
    </MantineProvider>
  );
}

/** The cookie is changed by a form, so there is nothing to store and nothing to listen to. */
const fixedScheme = (scheme: Scheme): MantineColorSchemeManager => ({
  get: () => scheme,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
});
