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
    listOf(phones.flatMap(({ kind, digits }) => (kind === wanted ? [digits] : [])));
  const has = (wanted: PhoneValue["kind"]) => phones.some(({ kind }) => kind === wanted);
  const tokens = phones.filter((phone) => phone.kind === "token");
  return anyOf([
    ...(has("whole") ? [sql`digits IN (${digits("whole")})`, sql`full_digits IN (${digits("whole")})`] : []),
    ...(has("suffix") ? [sql`substr(full_digits, -4) IN (${digits("suffix")})`] : []),
    ...tokens.map(
      (token) => sql`number_id IN (SELECT value FROM json_each(${JSON.stringify(numbersOf(db, token, key))}))`,
    ),
  ]);
}

/** The numbers that a token stands for: of those that end alike, few of all, each is hashed. */
function numbersOf(db: Db, token: PhoneValue & { kind: "token" }, key: Uint8Array | undefined): number[] {
  // Nothing found would be a lie where nothing could be found.
  if (key === undefined) throw new Problem("search_bad_value", { expected: "digits: tokens are not known here" });
  const { numberId, digits, fullDigits } = phoneNumbers;
  const alike = db
    .select({ numberId, digits, fullDigits })
    .from(phoneNumbers)
    .where(sql`substr(full_digits, -4) = substr(${token.digits}, -4)`)
    .all();
  return alike
    .filter((number) => isTokenOf(token, number.digits, key) || isTokenOf(token, number.fullDigits, key))
    .map((number) => number.numberId);
}
