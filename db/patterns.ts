import { readPattern } from "#audit/search/values.ts";

/**
 * Whether a text of a dictionary matches one of the values of a term: trimmed, ignoring case, `*` any run of characters.
 * It runs over dictionaries only, which are small, and so can fold case as the language says and SQL cannot.
 */
export function matcherOf(values: string[]): (text: string) => boolean {
  const expressions = values.map((value) => {
    const parts = readPattern(value.trim().toLowerCase());
    return new RegExp(`^${parts.map((part) => RegExp.escape(part)).join("[^]*")}$`);
  });
  return (text) => {
    const folded = text.trim().toLowerCase();
    return expressions.some((expression) => expression.test(folded));
  };
}
