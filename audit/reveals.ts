import { Problem } from "./problems.ts";

/** How long a revealed number stays on the screen of who revealed it, in milliseconds. */
export const REVEAL_MS = 5 * 60 * 1000;

/** What is revealed at a time: the number of one event, after it or before it, or of one phone of an account's registry. */
export type RevealSubject =
  | { kind: "event"; leafIndex: number; side: "after" | "before" }
  | { kind: "registry"; accountId: number; customerPhoneId: number };

/** A subject as a form carries it; `parseSubject` is the inverse. */
export const printSubject = (subject: RevealSubject): string =>
  subject.kind === "event"
    ? `event.${subject.leafIndex}.${subject.side}`
    : `registry.${subject.accountId}.${subject.customerPhoneId}`;

/**
 * Reads what a form asks to reveal.
 *
 * @throws Problem `not_found` for what cannot be there
 */
export function parseSubject(text: unknown): RevealSubject {
  const [, leaf, side] = /^event\.(\d{1,15})\.(after|before)$/.exec(String(text)) ?? [];
  if (side === "after" || side === "before") return { kind: "event", leafIndex: Number(leaf), side };
  const [, account, phone] = /^registry\.(-?\d{1,16})\.(\d{1,15})$/.exec(String(text)) ?? [];
  if (account !== undefined && Number.isSafeInteger(Number(account)))
    return { kind: "registry", accountId: Number(account), customerPhoneId: Number(phone) };
  throw new Problem("not_found", { name: "phone" });
}

const LEAST = 10;
const MOST = 500;
const MOST_CASE = 60;

/**
 * Why somebody reveals something: at least ten characters that can be seen, of which one is a letter, and not one
 * character over and over.
 *
 * @throws Problem `reason_invalid`
 */
export function parseReason(text: unknown): string {
  const reason = plain(text);
  const length = [...reason].length;
  const said = /\p{L}/u.test(reason) && new Set(reason.toLowerCase()).size > 2;
  if (length >= LEAST && length <= MOST && said) return reason;
  throw new Problem("reason_invalid", { name: "reason", expected: `${LEAST}..${MOST}` });
}

/**
 * The case that a reveal belongs to; null for none.
 *
 * @throws Problem `reason_invalid`
 */
export function parseCase(text: unknown): string | null {
  const name = plain(text ?? "");
  if ([...name].length <= MOST_CASE) return name || null;
  throw new Problem("reason_invalid", { name: "case", expected: `..${MOST_CASE}` });
}

/** In one line, without what nobody sees. */
const plain = (text: unknown): string =>
  String(text)
    .normalize("NFC")
    .replace(/[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u3164\uffa0]+/gu, " ")
    .trim();
