/** How a number is shown where nobody has a reason to see it: `*` for each digit but the last four. */
export function maskNumber(number: string): string {
  const digits = countDigits(number);
  // Four of six digits would leave too few to guess.
  return maskDigits(number, digits <= SHORT ? 0 : LAST);
}

/**
 * Masks what may be a phone number in text that people typed: every run of seven or more digits, whatever separators
 * stand between them, keeps its last four. Shorter runs are years, amounts and house numbers.
 */
export function maskText(text: string): string {
  return text.replace(RUN, (run) => (countDigits(run) > SHORT ? maskDigits(run, LAST) : run));
}

/** A uri with what follows its path masked: ids stand in the path, and anything may stand in a query. */
export function maskUri(uri: string): string {
  const end = uri.search(/[?#]/);
  return end < 0 ? uri : uri.slice(0, end) + maskText(uri.slice(end));
}

/** A short code such as a DDD or a country code is shown, unless somebody put a number there. */
export const maskCode = (code: string): string => (countDigits(code) > MAX_CODE ? maskNumber(code) : code);

/** A number in E.164 with its calling and area code shown: `+5511*****2123`. A short `number` is masked whole here too. */
export function maskE164(e164: string, callingCode: string, areaCode: string, number: string): string {
  const rest = e164.slice(1 + callingCode.length);
  const area = areaCode.length <= MAX_CODE && rest.startsWith(areaCode) ? areaCode : "";
  const subscriber = rest.slice(area.length);
  const short = countDigits(number) <= SHORT;
  return `+${callingCode}${area}${short ? maskDigits(subscriber, 0) : maskNumber(subscriber)}`;
}

const SHORT = 6;
const LAST = 4;
const MAX_CODE = 5;

// A digit, also as the JSON escape \u0030; between two of them any characters that are neither letter nor digit,
// also escaped: a line feed is written \n in a payload that cannot be read. The digits of an escape are no digits.
const DIGIT = String.raw`(?:\\u003[0-9]|\p{Nd})`;
const ESCAPE = String.raw`\\u(?!003[0-9])[0-9a-fA-F]{4}`;
const SEPARATOR = String.raw`(?:${ESCAPE}|[^\p{L}\p{N}\\]|\\(?!u003[0-9])[bfnrt]?)`;
const RUN = new RegExp(String.raw`${DIGIT}(?:${SEPARATOR}*${DIGIT}){6,}|\\u[0-9a-fA-F]{4}`, "gu");
const DIGIT_OR_ESCAPE = new RegExp(`(${DIGIT})|${ESCAPE}`, "gu");

/** Most numbers are nothing but these. */
const PLAIN = /^[0-9]*$/;

const countDigits = (text: string): number =>
  PLAIN.test(text)
    ? text.length
    : [...text.matchAll(DIGIT_OR_ESCAPE)].filter(([, digit]) => digit !== undefined).length;

function maskDigits(text: string, keep: number): string {
  const hidden = countDigits(text) - keep;
  if (PLAIN.test(text)) return hidden > 0 ? "*".repeat(hidden) + text.slice(hidden) : text;
  let seen = 0;
  return text.replace(DIGIT_OR_ESCAPE, (token, digit?: string) => (digit && seen++ < hidden ? "*" : token));
}
