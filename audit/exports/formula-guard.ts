/**
 * Makes a cell of a CSV file harmless to spreadsheets, which run what looks like a formula. An apostrophe is put before
 * what could begin a formula, and before an apostrophe, wherever a cell can begin: at the beginning, and behind a
 * semicolon, tab or line break, because a spreadsheet that is set to Portuguese cuts at semicolons. What cannot be a
 * formula stays as it is: a whole number such as -5, a phone such as +5511*****2123. `undefuse` is the inverse.
 */
export const defuse = (cell: string): string => (HARMLESS_BEGIN.test(cell) ? cell : cell.replace(DANGER, "'"));

// What begins with a letter, a digit, a slash or a star cannot run, if no other cell begins in it: nearly every cell.
const HARMLESS_BEGIN = /^[A-Za-z0-9/*][^;\t\r\n]*$/;

/** Takes away the apostrophes that `defuse` put: wherever a cell can begin, the first one. */
export const undefuse = (cell: string): string => cell.replace(DEFUSED, "");

const BEGIN = String.raw`(?<=^|[;\t\r\n])`;
// What spreadsheets read as = + - @, in all widths. Spaces, quotes and characters that are not seen may stand before it.
const SIGN = String.raw`[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufb29\ufe66\ufe62\ufe63\ufe6b\u207a-\u207c\u208a-\u208c]`;
// Up to the next place where a cell can begin, so that each character is looked at once.
const UNSEEN = String.raw`(?:(?![;\t\r\n])[\s"\p{C}])*`;
// Two stars in a row are no operator, one is: +55*2 would be computed.
const HARMLESS = String.raw`[+\-]\d+(?:\*{2,}\d*)?(?=[;\t\r\n]|$)`;

const DANGER = new RegExp(String.raw`^(?=[\t\r\n])|${BEGIN}(?='|(?!${HARMLESS})${UNSEEN}${SIGN})`, "gu");
const DEFUSED = new RegExp(`${BEGIN}'`, "gu");
