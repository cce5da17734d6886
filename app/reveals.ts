import { isSamePerson } from "#audit/operators.ts";
import { type Answer, answer, Problem } from "#audit/problems.ts";
import { parseCase, parseReason, parseSubject, REVEAL_MS, type RevealSubject } from "#audit/reveals.ts";
import { phoneToken } from "#audit/search/phone-tokens.ts";
import { digitsOf } from "#audit/search/phones.ts";
import type { RevealedNumber } from "#components/reveal-number.tsx";
import { type Revealed, revealNumber } from "#db/reveals.ts";
import { phoneKey } from "#db/secrets.ts";

import type { Seeing } from "./looks.ts";
import { sentForm } from "./sent.ts";
import { readSettings } from "./settings.ts";
import { ask } from "./store.ts";

/** A number that is about to be shown, and what is put on record of it. */
export type Reveal = {
  subject: RevealSubject;
  reason: string;
  caseNumber: string | null;
  revealed: Revealed;
  trail: "real" | "demo";
};

/** Reads the form of a reveal and what it asks for. Nothing of this may leave before it is recorded. */
export async function readReveal(form: FormData): Promise<Answer<Reveal>> {
  const asked = await answer(() => {
    const field = (name: string) => sentForm(form).get(name);
    return {
      subject: parseSubject(field("subject")),
      reason: parseReason(field("reason")),
      caseNumber: parseCase(field("case")),
    };
  });
  if (!asked.ok) return asked;
  return ask(({ db, demo }) => {
    const revealed = revealNumber(db, asked.value.subject);
    if (revealed === null) throw new Problem("not_found", { name: "phone" });
    requireNoNumber(asked.value.caseNumber, revealed);
    return { ...asked.value, revealed, trail: demo ? "demo" : "real" };
  });
}

/** A case is shown as it was typed, so the number that it is about must not be its name. */
function requireNoNumber(caseNumber: string | null, { phone }: Revealed): void {
  const digits = digitsOf(phone.number);
  if (caseNumber !== null && digits.length >= 7 && digitsOf(caseNumber).includes(digits))
    throw new Problem("reason_invalid", { name: "case", expected: "..60" });
}

/** One reveal as the access log keeps it; the number as its token. */
export function revealLook({ subject, reason, caseNumber, revealed, trail }: Reveal, email: string): Seeing {
  const { phone, accountId, customerId, operator, leaves } = revealed;
  const token = phoneToken(digitsOf(phone.country_code, phone.area_code, phone.number), phoneKey(readSettings().data));
  return {
    event: "viewer_reveal",
    object: {
      ...(subject.kind === "event"
        ? { leaf_index: subject.leafIndex }
        : { customer_phone_id: subject.customerPhoneId }),
      ...(accountId !== null && { account_id: accountId }),
      ...(customerId !== null && { customer_id: customerId }),
      field: subject.kind === "registry" ? "registry.number" : subject.side === "after" ? "number" : "before.number",
      ...(token !== null && { phone: token }),
      leaves,
      reason,
      ...(caseNumber !== null && { case_number: caseNumber }),
      trail,
      ...(isSamePerson(operator, email) && { self: true as const }),
    },
  };
}

/** What the screen is given, and for how long it may show it. */
export const shownOf = ({ revealed }: Reveal): RevealedNumber => ({ phone: revealed.phone, lastsMs: REVEAL_MS });
