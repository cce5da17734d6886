import Bowser from "bowser";

/**
 * What a browser and its system are called, as in "Chrome 150 · Linux", from what it says of itself (RFC 9110, `User-Agent`); null where that
 * names no browser that is known. Anybody can say anything, so it tells sessions apart and proves nothing.
 */
export function programName(userAgent: string): string | null {
  // The library refuses an empty text with an error.
  if (userAgent.trim() === "") return null;
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return null;
  const [major = ""] = (browser.version ?? "").split(".");
  return [`${browser.name} ${major}`.trim(), os.name].filter(Boolean).join(" · ");
}
