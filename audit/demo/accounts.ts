import { createDraw } from "./draw.ts";
import { drawAreaCode, type Numbers, type PhoneNumber } from "./numbers.ts";
import type { Random } from "./random.ts";

export type PhoneType = "MOBILE" | "RESIDENTIAL" | "COMMERCIAL";

/** A phone as the platform holds it. `seen`: some event of the trail is about it. */
export type Phone = {
  id: number;
  type: PhoneType;
  line: PhoneNumber;
  previous: PhoneNumber | null;
  extension: string | null;
  active: boolean;
  seen: boolean;
};

/** An account with its one customer. No status change may begin before `settled`: the last one is still open. */
export type Account = {
  id: number;
  customerId: number;
  programId: number;
  orgId: string;
  areaCode: string;
  settled: number;
  phones: Partial<Record<PhoneType, Phone>>;
};

export type Accounts = {
  /** Some account, a few far more often than the rest. */
  draw(): Account;
  /** An account that `draw` never gives: a story has it to itself. */
  reserve(): Account;
  /** As `reserve`, with ids that the documentation can name. */
  reserveNamed(id: number, customerId: number): Account;
  issuePhoneId(): number;
  /** Every account that was given out, in that order. */
  all(): readonly Account[];
};

const ORGS = createDraw([
  ["TN-5f0c6a0e-3d7b-4c1e-9b6f-2a8d1e7c4b90", 88],
  ["TN-c1b7e2d4-86a5-4f39-8e0d-7b3f9a5d6c21", 12],
] as const);
const PROGRAMS = createDraw([
  [1201, 50],
  [1202, 25],
  [1207, 15],
  [1310, 10],
] as const);

/** The customers of the bank, `size` of them; each comes into being when first needed. */
export function createAccounts({
  random,
  numbers,
  size,
}: {
  random: Random;
  numbers: Numbers;
  size: number;
}): Accounts {
  const byIndex = new Map<number, Account>();
  const all: Account[] = [];
  let reserved = 0;
  let phoneId = 7;
  const issuePhoneId = () => phoneId++;

  const open = (id: number, customerId: number) => {
    const account = openAccount({ random, numbers, issuePhoneId, id, customerId });
    all.push(account);
    return account;
  };
  const numbered = (index: number) => open(200_000 + index * 7 + (index % 5), 500_000 + index * 3 + (index % 2));

  return {
    draw() {
      const index = Math.floor(size * random.unit() ** 1.5);
      const account = byIndex.get(index) ?? numbered(index);
      byIndex.set(index, account);
      return account;
    },
    reserve: () => numbered(size + reserved++),
    reserveNamed: open,
    issuePhoneId,
    all: () => all,
  };
}

type Opening = { random: Random; numbers: Numbers; issuePhoneId(): number; id: number; customerId: number };

function openAccount({ random, numbers, issuePhoneId, id, customerId }: Opening): Account {
  const areaCode = drawAreaCode(random);
  const phone = (type: PhoneType, line: PhoneNumber, extension: string | null = null): Phone => {
    return { id: issuePhoneId(), type, line, previous: null, extension, active: true, seen: false };
  };

  const phones: Account["phones"] = { MOBILE: phone("MOBILE", numbers.mobile(areaCode)) };
  if (random.chance(0.35)) phones.RESIDENTIAL = phone("RESIDENTIAL", numbers.landline(areaCode));
  if (random.chance(0.15)) {
    phones.COMMERCIAL = phone("COMMERCIAL", numbers.landline(areaCode), String(random.between(10, 499)));
  }

  const settled = Number.NEGATIVE_INFINITY;
  return { id, customerId, programId: PROGRAMS.from(random), orgId: ORGS.from(random), areaCode, settled, phones };
}
