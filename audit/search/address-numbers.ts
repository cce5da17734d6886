import { maskNumber, maskText } from "../masking.ts";

/**
 * A query with the digits of whole phone numbers hidden. Addresses are kept by browsers, proxies and tickets, and Next
 * writes its own into the page, so a page that is asked for a whole number goes on to an address without it, and refuses.
 * Outside the keys whose values are ids, names or times, every long run of digits could be one, whatever was meant.
 */
export function withoutNumbers(q: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: plain, index } of q.matchAll(PLAIN)) {
    parts.push(hidden(q.slice(at, index)), plain);
    at = index + plain.length;
  }
  return parts.join("") + hidden(q.slice(at));
}

const PLAIN_KEYS =
  "event|operator|account|customer|program|reason|version|status|was|origin|method|type|role|uri|org|cid|id|since|until|last";
// The last four digits of a number are plain too, also of one that was hidden before; and tokens, whose hash may have any.
const PLAIN = new RegExp(
  String.raw`(?<=^|\s)-?(?:${PLAIN_KEYS}):(?:"(?:[^"\\]|\\.)*"|[^\s"])*|\*[^\d\s,"*]*\d{4}(?=[\s,"]|$)|~\d{1,4}\.[\w-]{22}(?=[\s,"]|$)`,
  "g",
);
/** Whether a query holds a whole number, as typed or with its digits hidden. */
export const holdsNumber = (q: string): boolean => q !== withoutNumbers(q) || HIDDEN_NUMBER.test(q);

const HIDDEN_NUMBER = /\*\*[^\d\s,"]*\d{4}(?!\d)|phone:[^\s"]*"?\+?\*\*/i;

/** Short numbers are hidden only where they are said to be numbers. */
const hidden = (text: string): string =>
  maskText(text).replace(/(?<=phone:(?:[^\s"]*,)?"?\+?)\d{1,6}(?=[\s,"]|$)/gi, maskNumber);
