import { Problem } from "#audit/problems.ts";
import { isTokenOf } from "#audit/search/phone-tokens.ts";
import { type PhoneValue, readPhone } from "#audit/search/phones.ts";
import type { Db } from "./client.ts";
import { type SQL, sql } from "./drizzle.ts";
import { matcherOf } from "./patterns.ts";
import { phoneNumbers } from "./schema.ts";
import { anyOf, listOf } from "./sql-conditions.ts";

/** The digits of an event's number are one of these, or end with one of these fours, or a token stands for them. */
export const numberIs = (db: Db, values: string[], key: Uint8Array | undefined): SQL =>
  sql`audit_events.number_id IN ${numbersWhere(digitsAre(db, values, key))}`;

/** The area code of an event's number fits one of these patterns. */
export function areaIs(db: Db, values: string[]): SQL {
  const matches = matcherOf(values);
  const areas = db
    .selectDistinct({ area: phoneNumbers.areaCode })
    .from(phoneNumbers)
    .all()
    .flatMap(({ area }) => (area !== null && matches(area) ? [area] : []));
  const numbers = numbersWhere(sql`area_code IN (SELECT value FROM json_each(${JSON.stringify(areas)}))`);
  // Behind a plus: an area has so many numbers that their index would have to sort what the index of time has in order.
  return sql`+audit_events.number_id IN ${numbers}`;
}

const numbersWhere = (which: SQL): SQL => sql`(SELECT phone_numbers.number_id FROM phone_numbers WHERE ${which})`;

function digitsAre(db: Db, values: string[], key: Uint8Array | undefined): SQL {
  const phones = values.flatMap((value) => readPhone(value) ?? []);
  const digits = (wanted: PhoneValue["kind"]) =>
    phones.flatMap(({ kind, digits }) => (kind === wanted ? [digits] : []));
  const [whole, suffixes] = [digits("whole"), digits("suffix")];
  const tokens = phones.filter((phone) => phone.kind === "token");
  return anyOf([
    ...(whole.length > 0 ? wholeNumbersAre(whole) : []),
    ...(suffixes.length > 0 ? [sql`number_id IN (${endingIn(suffixes)})`] : []),
    ...tokens.map(
      (token) => sql`number_id IN (SELECT value FROM json_each(${JSON.stringify(numbersOf(db, token, key))}))`,
    ),
  ]);
}

/** With its country or without; each way to it by an index. */
function wholeNumbersAre(whole: string[]): SQL[] {
  const [long, short] = [whole.filter(isLong), whole.filter((digits) => !isLong(digits))];
  const ends = long.map((digits) => digits.slice(-4) + digits.slice(-8, -4));
  const are = (some: string[]) => sql`(digits IN (${listOf(some)}) OR full_digits IN (${listOf(some)}))`;
  return [
    ...(long.length > 0 ? [sql`(${END} IN (${listOf(ends)}) AND ${are(long)})`] : []),
    ...(short.length > 0
      ? [
          sql`(number_id IN (${endingIn(short.map((digits) => digits.slice(-4)))}) AND ${are(short)})`,
          sql`(length(digits) < 4 AND digits IN (${listOf(short)}))`,
        ]
      : []),
  ];
}

const isLong = (digits: string): boolean => digits.length >= 8;

/** What the index `phone_numbers_by_end` holds: the last four digits, then the four before them. */
const END = sql`(substr(full_digits, -4) || substr(full_digits, -8, 4))`;

// A colon is what comes behind the digits.
const endingIn = (ends: string[]): SQL => sql`SELECT number_id FROM json_each(${JSON.stringify(ends)}) AS wanted
  JOIN phone_numbers ON ${END} >= wanted.value AND ${END} < wanted.value || ':'`;

/** The numbers that a token stands for: of those that end alike, few of all, each is hashed. */
function numbersOf(db: Db, token: PhoneValue & { kind: "token" }, key: Uint8Array | undefined): number[] {
  // Nothing found would be a lie where nothing could be found.
  if (key === undefined) throw new Problem("search_bad_value", { expected: "digits: tokens are not known here" });
  const { numberId, digits, fullDigits } = phoneNumbers;
  const alike = db
    .select({ numberId, digits, fullDigits })
    .from(phoneNumbers)
    .where(sql`number_id IN (${endingIn([token.digits.slice(-4)])})`)
    .all();
  return alike
    .filter((number) => isTokenOf(token, number.digits, key) || isTokenOf(token, number.fullDigits, key))
    .map((number) => number.numberId);
}
