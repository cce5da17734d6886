import { type PhoneValue, readPhone } from "#audit/search/phones.ts";
import type { Db } from "./client.ts";
import { type SQL, sql } from "./drizzle.ts";
import { matcherOf } from "./patterns.ts";
import { phoneNumbers } from "./schema.ts";
import { anyOf, listOf } from "./sql-conditions.ts";

/** The digits of an event's number are one of these, or end with one of these fours. */
export const numberIs = (values: string[]): SQL => sql`audit_events.number_id IN ${numbersWhere(digitsAre(values))}`;

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

function digitsAre(values: string[]): SQL {
  const phones = values.flatMap((value) => readPhone(value) ?? []);
  const digits = (wanted: PhoneValue["kind"]) =>
    listOf(phones.flatMap(({ kind, digits }) => (kind === wanted ? [digits] : [])));
  const has = (wanted: PhoneValue["kind"]) => phones.some(({ kind }) => kind === wanted);
  return anyOf([
    ...(has("whole") ? [sql`digits IN (${digits("whole")})`, sql`full_digits IN (${digits("whole")})`] : []),
    ...(has("suffix") ? [sql`substr(full_digits, -4) IN (${digits("suffix")})`] : []),
  ]);
}
