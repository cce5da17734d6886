import type { Locale } from "./locale.ts";
import { readPreferences } from "./preferences.ts";

/** Who looks at this dashboard, and how they read times. `id` owns what they keep. */
export type Viewer = { id: string; locale: Locale; zone: string };

/**
 * Who asks. Until there is a sign-in it is the local viewer. It reads the request, so no page that calls it is baked at
 * build time.
 */
export async function requireViewer(): Promise<Viewer> {
  const { locale, zone } = await readPreferences();
  return { id: LOCAL, locale, zone };
}

/** The one viewer that there is before anybody can sign in. */
const LOCAL = "local";
