import "@mantine/core/styles/default-css-variables.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import "@mantine/core/styles/Combobox.layer.css";
import "./tokens.css";
import "./mantine.css";
import "./controls.css";

import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";

import { ControlsProvider } from "#components/controls-provider.tsx";
import { DemoBanner } from "#components/demo-banner.tsx";
import { SideBar } from "#components/side-bar.tsx";

import { chooseLocale, chooseScheme, chooseZone } from "./actions.ts";
import styles from "./layout.module.css";
import { loadPaletteItems } from "./palette-actions.ts";
import { readPreferences } from "./preferences.ts";
import { requireViewer } from "./session.ts";
import { readSettings } from "./settings.ts";
import { ask } from "./store.ts";

export const metadata: Metadata = { title: { template: "%s · Rastro", default: "Rastro" } };

export default async function RootLayout({ children }: LayoutProps<"/">) {
  const { locale, zone } = await requireViewer();
  const { scheme } = await readPreferences();
  const t = await getTranslations("shell");
  const demo = await ask((live) => live.demo);
  const { client } = await getMessages();
  return (
    <html
      lang={locale}
      data-scheme={scheme}
      data-mantine-color-scheme={scheme === "dark" ? "dark" : "light"}
      suppressHydrationWarning
    >
      <body className={styles.body}>
        <a className={styles.skip} href="#content">
          {t("skip")}
        </a>
        <NextIntlClientProvider messages={{ client }}>
          <ControlsProvider scheme={scheme}>
            <SideBar
              choices={{ locale, scheme, zone, houseZone: readSettings().zone }}
              chooseLocale={chooseLocale}
              chooseScheme={chooseScheme}
              chooseZone={chooseZone}
              loadPaletteItems={loadPaletteItems}
            />
            <main id="content" className={styles.content} tabIndex={-1}>
              {demo.ok && demo.value ? <DemoBanner /> : null}
              {children}
            </main>
          </ControlsProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
