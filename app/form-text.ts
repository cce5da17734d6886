/**
 * The text of a field of a form that was sent to an action; empty where there is none. An action is public: it may be sent
 * anything in the place of a form.
 */
export function textOf(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === "string" ? value.slice(0, LONGEST) : "";
}

const LONGEST = 20_000;
