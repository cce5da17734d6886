// Kept in the browser: which keys one likes is a matter of this keyboard, not of who one is.
const PLACE = "rastro-keys";

/** Whether keys without Ctrl do something (WCAG 2.1.4: they can be switched off). On unless somebody chose otherwise. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(PLACE) !== "off";
  } catch {
    // Storage that is forbidden keeps no choice.
    return true;
  }
}

export function chooseKeys(choice: "on" | "off"): void {
  try {
    localStorage.setItem(PLACE, choice);
  } catch {
    // It holds until the page is loaded again, then: nothing else can be done.
  }
}
