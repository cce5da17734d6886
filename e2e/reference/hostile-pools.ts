import type { Dice } from "./dice.ts";

/** A phone of the pool. The pool is small, so that slots are shared and a needle is never found by accident. */
export type PooledPhone = { country: string | null; area: string | null; number: string | null };

export const OPERATORS = [
  "ana@bank.example",
  "Ana@Bank.Example",
  "  ana@bank.example ",
  "BRUNO.LIMA@BANK.EXAMPLE",
  "bruno.lima@bank.example\t",
  "carla+crm@bank.example",
  "a_b%c@bank.example",
  "acb@bank.example",
  "[email protected]",
  "[email\u00a0protected]",
  "batch-job",
  "",
];
export const ROLES = [
  "backoffice-operator",
  "crm-operator",
  "treasury-operator",
  "inspetoria-master",
  "a,b",
  "%_*",
  "ção",
];
export const ORIGINS = ["CRM", "APP", "", "cr%m", "C_M", "back office 🏦"];
export const ORGS = ["TN-34778262-f4f0-464d-b4c6-a14e2dc6f4be", "TN-0b6a1e55-9d3c-4f5e-8f6e-1f1a2b3c4d5e", "TN-other"];

/** Accounts many events share; the extremes are legal integers of the contract and so must be recorded. */
export const ACCOUNTS = [32422, 171238, 171239, 50001, 50002, 50003, 50004, 50005, 50006, 50007, 50008, 50009];
export const EXTREME_ACCOUNTS = [0, -7, Number.MAX_SAFE_INTEGER];
/** Only unknown versions use these: whether they take part in a slot is not specified. */
export const UNKNOWN_VERSION_ACCOUNTS = [850001, 850002];
export const PHONE_IDS = ["7", "8", "70994"];
export const PHONE_TYPES = ["MOBILE", "RESIDENTIAL", "COMMERCIAL", "SATELITE_%"];
export const STATUSES = ["NORMAL", "BLOCKED", "CANCELLED", "DEBIT_ONLY", "INACTIVE", "EM_ANALISE"];

export const PHONES: PooledPhone[] = [
  { country: "55", area: "11", number: "999887766" },
  { country: "55", area: "51", number: "998761234" },
  { country: "55", area: "55", number: "987651029" },
  { country: "55", area: "21", number: "32224455" },
  { country: "55", area: "11", number: "422742123" },
  { country: "55", area: "52", number: "991827364" },
  { country: "55", area: "31", number: "88776655" },
  { country: "1", area: "212", number: "5551234" },
  { country: "351", area: "21", number: "3123457" },
  { country: "55", area: "11", number: "407719" },
  { country: "55", area: "11", number: "40779" },
  { country: "55", area: "11", number: "190" },
  { country: "55", area: "11", number: "99912-8877" },
  { country: null, area: "11", number: "977665544" },
  { country: "55", area: null, number: "966554433" },
  { country: "55", area: "11", number: null },
  { country: null, area: null, number: null },
  { country: "55", area: "11", number: "" },
];

const TEXTS = [
  "Change by judicial determination",
  "}{",
  '}{"event_id":"x"}{',
  '{"event_id":"252212bf-cde2-43f9-b28f-33ea2b452b32","data":{}}',
  "100%_*\\ \" ' ; DROP TABLE audit_events; --",
  "emoji 👩‍👩‍👧‍👦 🇧🇷 and combining e\u0301",
  "\u202eלקוח ביקש חסימה\u202c العميل",
  "line\nbreak\r\ntab\tseparator\u2028paragraph\u2029next\u0085bom\ufeff",
  "<script>alert(1)</script>",
  "=HYPERLINK(A1)",
  "ordem 123456 de 2026",
  "",
  " ",
];

/** Free text, now and then of 70,000 characters, so that it spans the chunks of a stream. */
export function freeText(d: Dice): string {
  return d.chance(0.004) ? "ação 👍 }{ ".repeat(7000) : d.pick(TEXTS);
}

const AREAS = ["11", "51", "21"];

/** A phone number as a person types it into a description, with the digits that must never be read again. */
export function typedPhone(d: Dice): { text: string; digits: string } {
  const digits = d.pick(["999887766", "998761234", "32224455", "987651029"]);
  const [head, tail, area] = [digits.slice(0, -4), digits.slice(-4), d.pick(AREAS)];
  const spelt = d.pick([
    `${area} ${head}-${tail}`,
    `(${area}) ${head}-${tail}`,
    `+55 ${area} ${head} ${tail}`,
    `${area}.${head}.${tail}`,
    `${area}${digits}`,
    `55${area}${digits}`,
    `${head}-${tail}`,
    digits,
  ]);
  return { text: d.pick([`ligar ${spelt}`, `${spelt} é do cliente`, `novo tel:${spelt}, confirmar`]), digits };
}
