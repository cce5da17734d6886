/** How operators are compared: trimmed and case-folded. They are shown as received. */
export const operatorKey = (email: string): string => email.trim().toLowerCase();

/** Whether an operator is who this e-mail belongs to. */
export const isSamePerson = (operator: string | null, email: string): boolean =>
  operator !== null && operatorKey(operator) === operatorKey(email);

/**
 * Whether an e-mail is an address at all. The published example is `[email protected]`, what is left of an address that
 * was obfuscated: such an operator can be searched by its text, but several people may stand behind it.
 */
export const isAddress = (email: string): boolean =>
  /^[^\s@[\]<>(),;:"]+@[^\s@[\]<>(),;:"]+\.[^\s@[\]<>(),;:"]+$/.test(email.trim());

/**
 * Whether an e-mail could be taken for another by its looks: letters of scripts that nobody writes together (UTS 39, highly
 * restrictive), characters that are not seen, or other forms of plain letters.
 */
export function isLookalike(email: string): boolean {
  if (email.normalize("NFKC") !== email.normalize("NFC") || UNSEEN.test(email)) return true;
  const letters = email.replace(/[\p{Script=Common}\p{Script=Inherited}]/gu, "");
  return !TOGETHER.some((scripts) => scripts.test(letters));
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}/u;

// Which letters one text may have: Latin, with what is written in East Asia, or one script alone.
const TOGETHER = [
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}]*$/u,
  ...["Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Thai", "Armenian", "Georgian"].map(
    (script) => new RegExp(`^\\p{Script=${script}}*$`, "u"),
  ),
];
