import "./tokens.css";
import "./controls.css";
import "./icons.css";

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { DemoBanner } from "#components/demo-banner.tsx";
import { SideBar } from "#components/side-bar.tsx";
import { SoftLinks } from "#components/soft-links.tsx";
import { WordsProvider } from "#components/words-provider.tsx";

import { chooseLocale, chooseScheme, chooseZone } from "./actions.ts";
import styles from "./layout.module.css";
import { loadPaletteItems } from "./palette-actions.ts";
import { may } from "./permissions.ts";
import { readPreferences } from "./preferences.ts";
import { currentViewer, type Viewer } from "./session.ts";
import { readSettings } from "./settings.ts";
import { signOut } from "./sign-out-actions.ts";
import { ask } from "./store.ts";

export const metadata: Metadata = { title: { template: "%s · Rastro", default: "Rastro" } };

export default async function RootLayout({ children }: LayoutProps<"/">) {
  // The frame is there for those who are signed out too; there it holds nothing.
  const viewer = await currentViewer();
  const { locale, scheme, zone } = await readPreferences();
  const t = await getTranslations("client.shell");
  return (
    <html lang={locale} data-scheme={scheme}>
      <body className={viewer ? styles.body : styles.outside}>
        <a className={styles.skip} href="#content">
          {t("skip")}
        </a>
        <WordsProvider locale={locale} zone={zone}>
          <SoftLinks />
          {viewer ? <Bar viewer={viewer} /> : null}
          <main id="content" className={styles.content} tabIndex={-1}>
            {viewer ? <Demo /> : null}
            {children}
          </main>
        </WordsProvider>
      </body>
    </html>
  );
}

async function Bar({ viewer: { email, role, locale, zone } }: { viewer: Viewer }) {
  const { scheme } = await readPreferences();
  return (
    <SideBar
      who={{ email, role, manages: may(role, "manage_viewers"), audits: may(role, "see_access") }}
      signOut={signOut}
      choices={{ locale, scheme, zone, houseZone: readSettings().zone }}
      chooseLocale={chooseLocale}
      chooseScheme={chooseScheme}
      chooseZone={chooseZone}
      loadPaletteItems={loadPaletteItems}
    />
  );
}

async function Demo() {
  const demo = await ask((live) => live.demo);
  return demo.ok && demo.value ? <DemoBanner /> : null;
}
