import { type Pattern, readPattern } from "#audit/search/values.ts";

/**
 * Whether a text matches one of the values of a term: trimmed, ignoring case, `*` any run of characters. It is ours,
 * because SQL folds the case of ASCII only.
 */
export const matcherOf = (values: string[]): ((text: string) => boolean) =>
  matcher(values, (text) => text.toLowerCase());

/** The same, case counting: for ids. */
export const casedMatcherOf = (values: string[]): ((text: string) => boolean) => matcher(values, (text) => text);

function matcher(values: string[], foldCase: (text: string) => string): (text: string) => boolean {
  const all = values.map((value) => readPattern(foldCase(value.trim())));
  const patterns = all.filter((parts) => parts.length > 1);
  // A list may name thousands: what is exact is looked up.
  const exact = new Set(all.flatMap((parts) => (parts.length === 1 ? parts : [])));
  return (text) => {
    const folded = foldCase(text.trim());
    return exact.has(folded) || patterns.some((pattern) => fits(pattern, folded));
  };
}

/** Each part is looked for behind the one before it; a regular expression would try every place of every star. */
function fits([first = "", ...rest]: Pattern, text: string): boolean {
  const last = rest.pop() ?? "";
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
