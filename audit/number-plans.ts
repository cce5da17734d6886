import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  Metadata,
  type PhoneNumberType,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max/es6";

/** What libphonenumber says of a number: its E.164 form, with its calling code, and whether it can exist. */
export type ParsedNumber = { e164: string; callingCode: string; valid: boolean };

/**
 * What libphonenumber says of the digits behind a `+`; null where that is no number. It makes each pattern of a numbering
 * plan anew for each number: those of a plan that is one country's own are made once here, and asked as it would ask them.
 * Everything else (a calling code of several countries or of none, a prefix that is not dialled from abroad) is left to it.
 */
export function parseNumber(digits: string): ParsedNumber | null {
  const callingCode = callingCodeOf(digits);
  const national = digits.slice(callingCode.length);
  const plan = callingCode === "" || !FITS.test(national) ? null : planOf(callingCode);
  if (plan === null || plan.prefix?.test(national)) return asked(digits);
  return { e164: `+${digits}`, callingCode, valid: canExist(plan, national) };
}

/** Of another length nothing is a number. */
const FITS = /^\d{2,17}$/;

function asked(digits: string): ParsedNumber | null {
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  return parsed ? { e164: parsed.number, callingCode: parsed.countryCallingCode, valid: parsed.isValid() } : null;
}

/** No calling code begins with another one. */
function callingCodeOf(digits: string): string {
  for (let length = 1; length <= LONGEST; length += 1) {
    const code = digits.slice(0, length);
    if (countriesByCode().has(code)) return code;
  }
  return "";
}

const LONGEST = 3;
/** Made when first asked for: what a module does while it is loaded keeps the whole library in the script of every page. */
const countriesByCode = (): Map<string, CountryCode[]> => {
  countries ??= Map.groupBy(getCountries(), (country): string => getCountryCallingCode(country));
  return countries;
};
let countries: Map<string, CountryCode[]> | undefined;

type Kind = { lengths: number[]; pattern: RegExp };
type Plan = { prefix: RegExp | null; general: RegExp; kinds: Kind[] };

const canExist = ({ general, kinds }: Plan, national: string): boolean =>
  general.test(national) &&
  kinds.some(({ lengths, pattern }) => lengths.includes(national.length) && pattern.test(national));

/** The plan of a calling code that is one country's own, else null. */
function planOf(callingCode: string): Plan | null {
  const known = plans.get(callingCode);
  if (known !== undefined) return known;
  const plan = compiled(callingCode);
  plans.set(callingCode, plan);
  return plan;
}

const plans = new Map<string, Plan | null>();

/** What a plan has beside what its types promise: a test compares what we make of it with the library, country by country. */
type Whole = {
  nationalPrefixForParsing(): string | undefined;
  nationalNumberPattern(): string;
  type(name: PhoneNumberType): { pattern(): string; possibleLengths(): number[] } | undefined;
};

function compiled(callingCode: string): Plan | null {
  const [country, ...others] = countriesByCode().get(callingCode) ?? [];
  if (country === undefined || others.length > 0) return null;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan as unknown as Whole;
  const prefix = plan.nationalPrefixForParsing();
  return {
    prefix: prefix ? new RegExp(`^(?:${prefix})`) : null,
    general: entirely(plan.nationalNumberPattern()),
    kinds: KINDS.flatMap((name) => {
      const kind = plan.type(name);
      return kind?.pattern() ? [{ lengths: kind.possibleLengths(), pattern: entirely(kind.pattern()) }] : [];
    }),
  };
}

const entirely = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

const KINDS: PhoneNumberType[] = [
  ...(["MOBILE", "FIXED_LINE", "PREMIUM_RATE", "TOLL_FREE", "SHARED_COST", "VOIP"] as const),
  ...(["PERSONAL_NUMBER", "PAGER", "UAN", "VOICEMAIL"] as const),
];
