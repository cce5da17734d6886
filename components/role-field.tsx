import { useTranslations } from "next-intl";
import { useId } from "react";

import type { Role } from "#db/viewers-schema.ts";

/** What somebody may do, to choose from. */
export function RoleField({ roles, chosen }: { roles: readonly Role[]; chosen: Role }) {
  const t = useTranslations("client.shell.signedIn");
  const id = useId();
  return (
    <div>
      <label className="label" htmlFor={id}>
        {t("role")}
      </label>
      {/* React resets a form to what its fields began with: another role begins anew. */}
      <select key={chosen} id={id} name="role" defaultValue={chosen} className="field">
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
