import { parseNumber } from "./number-plans.ts";

/** The parts of a number as an event carries them. */
export type NumberParts = { area_code: string | null; number: string | null; country_code: string | null };

/** What libphonenumber says of a number: its E.164 form with its calling code, and whether it can exist. */
export type Judgement = { e164: string | null; callingCode: string; areaCode: string; valid: boolean };

const NOTHING: Judgement = { e164: null, callingCode: "", areaCode: "", valid: false };

/**
 * Judges a number. A null country code is not taken for 55: without one there is no E.164 and nothing can be valid. The
 * contract's own example, 55/11/422742123, is possible but not valid: it has an E.164 form all the same.
 */
export function judgeNumber({ area_code, number, country_code }: NumberParts): Judgement {
  const [callingCode, areaCode, digits] = [onlyDigits(country_code), onlyDigits(area_code), onlyDigits(number)];
  if (callingCode === "" || digits === "") return NOTHING;
  const parsed = parseNumber(callingCode + areaCode + digits);
  if (parsed === null) return NOTHING;
  return { e164: parsed.e164, callingCode: parsed.callingCode, areaCode, valid: parsed.valid };
}

/** Whether a number is there at all. */
export const hasNumber = (number: string | null): boolean => number !== null && number.trim() !== "";

const onlyDigits = (part: string | null): string => (part ?? "").replace(/\D/g, "");
