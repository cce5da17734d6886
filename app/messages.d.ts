import type browser from "../components/messages/en.json";
import type { Locale } from "./locale.ts";
import type messages from "./messages/en.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages & { client: typeof browser };
  }
}
