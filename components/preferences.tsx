import { BrowserZone } from "./browser-zone.tsx";
import { Icon } from "./icon.tsx";
import styles from "./preferences.module.css";
import { useWords } from "./words.ts";

type Choose = (form: FormData) => Promise<void>;

export type PreferencesProps = {
  choices: { locale: string; scheme: string; zone: string; houseZone: string };
  chooseLocale: Choose;
  chooseScheme: Choose;
  chooseZone: Choose;
};

const SCHEME_ICONS = { auto: "monitor", light: "sun", dark: "moon" } as const;
const LANGUAGES = { en: "English", "pt-BR": "Português (Brasil)" } as const;

/** How one likes to read: plain forms, so that they work without a script. */
export function Preferences({ choices, chooseLocale, chooseScheme, chooseZone }: PreferencesProps) {
  const { locale, scheme, zone, houseZone } = choices;
  return (
    <div className={styles.preferences}>
      <Languages chosen={locale} choose={chooseLocale} />
      <Schemes chosen={scheme} choose={chooseScheme} />
      <Zones chosen={zone} house={houseZone} choose={chooseZone} />
    </div>
  );
}

type Choice = { chosen: string; choose: Choose };

/** The language, as a form of its own: also before the door. */
export function Languages({ chosen, choose }: Choice) {
  const t = useWords("client.shell.preferences");
  return (
    <form action={choose}>
      <fieldset className={styles.group}>
        <legend className="visually-hidden">{t("language")}</legend>
        {Object.entries(LANGUAGES).map(([locale, name]) => (
          <button
            type="submit"
            key={locale}
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={chosen === locale}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

function Schemes({ chosen, choose }: Choice) {
  const t = useWords("client.shell.preferences");
  return (
    <form action={choose}>
      <fieldset className={styles.group}>
        <legend className="visually-hidden">{t("scheme")}</legend>
        {Object.entries(SCHEME_ICONS).map(([scheme, icon]) => (
          <button type="submit" key={scheme} name="scheme" value={scheme} aria-pressed={chosen === scheme}>
            <Icon name={icon} />
            {t(`schemes.${scheme as keyof typeof SCHEME_ICONS}`)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** The house's zone, UTC, and, where scripts run, the one that the browser lives in. */
function Zones({ chosen, house, choose }: Choice & { house: string }) {
  const t = useWords("client.shell.preferences");
  const offered = [...new Set([house, "UTC", chosen])];
  return (
    <details className={styles.zones}>
      <summary>{t("zone", { zone: chosen })}</summary>
      <form action={choose}>
        <fieldset className={styles.column}>
          <legend className="visually-hidden">{t("zones")}</legend>
          {offered.map((zone) => (
            <button type="submit" key={zone} name="zone" value={zone} aria-pressed={chosen === zone}>
              {zone}
            </button>
          ))}
          <BrowserZone offered={offered} />
        </fieldset>
      </form>
    </details>
  );
}
