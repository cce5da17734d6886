import { MOST_NAME } from "#audit/view-name.ts";
import type { ViewVersion } from "#db/saved-views.ts";

import styles from "./view-fields.module.css";
import { useWords } from "./words.ts";

/** The name of a view and who sees it, in the forms that ask for them. */
export function ViewFields({ name, visibility }: Pick<ViewVersion, "name" | "visibility">) {
  const t = useWords("client.views.fields");
  return (
    <>
      <label>
        <span className="label">{t("name")}</span>
        <input className="field" name="name" defaultValue={name} required maxLength={MOST_NAME} autoComplete="off" />
      </label>
      <fieldset className={styles.choices}>
        <legend className="label">{t("visibility")}</legend>
        {(["private", "shared"] as const).map((choice) => (
          <label key={choice} className={styles.choice}>
            <input type="radio" name="visibility" value={choice} defaultChecked={choice === visibility} />
            {t(choice)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
