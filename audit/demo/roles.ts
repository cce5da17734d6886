import { localTime } from "./calendar.ts";
import type { Desk, Operator } from "./roster.ts";

/** The whole set of roles an operator holds from an instant on. */
export type RolesFrom = { since: number; roles: readonly string[] };

const DESK_ROLES: Record<Desk, readonly string[]> = {
  service: ["backoffice-operator", "crm-operator"],
  fraud: ["crm-operator", "inspetoria-operator", "itinivel1-operator"],
  legal: ["backoffice-operator", "crm-operator", "geroficios-operator"],
  collections: ["crm-operator", "treasury-operator"],
  supervision: ["backoffice-operator", "crm-operator", "inspetoria-master", "inspetoria-operator"],
};

// Day of the window on which an operator's set became another: a promotion, a loan to another desk and back, a role
// left behind, a role granted days before it was used.
const CHANGES: Readonly<Record<string, readonly (readonly [day: number, roles: readonly string[]])[]>> = {
  "diego.amaral": [[52, ["backoffice-operator", "crm-operator", "inspetoria-operator"]]],
  "gabriela.nunes": [
    [33, ["backoffice-operator", "crm-operator", "treasury-operator"]],
    [75, ["backoffice-operator", "crm-operator"]],
  ],
  "marcelo.tavares": [
    [84, ["backoffice-operator", "crm-operator", "geroficios-operator"]],
    [95, ["backoffice-operator", "crm-operator"]],
  ],
  "mariana.couto": [[61, ["crm-operator", "inspetoria-master", "inspetoria-operator", "itinivel1-operator"]]],
  "claudia.ramos": [[47, ["treasury-operator"]]],
  "[email protected]": [[0, []]],
};

/** The role sets of an operator over the window, oldest first. */
export function operatorRoles(name: string, desk: Desk): RolesFrom[] {
  const changes = (CHANGES[name] ?? []).map(([day, roles]) => ({ since: localTime(day, "00:00"), roles }));
  return [{ since: Number.NEGATIVE_INFINITY, roles: DESK_ROLES[desk] }, ...changes];
}

/** All the roles an operator held at an instant. */
export function rolesAt(operator: Operator, at: number): readonly string[] {
  return operator.roles.findLast((set) => set.since <= at)?.roles ?? [];
}
