import type { Account } from "./accounts.ts";
import type { Bank } from "./bank.ts";
import { officeHours } from "./calendar.ts";
import type { Case, Scene } from "./case.ts";
import { drawReason, NO_REASON, type Reason, type ReasonName } from "./reasons.ts";
import type { Desk } from "./roster.ts";
import { type StatusChange, statusChange } from "./status-action.ts";
import type { Step } from "./step.ts";

/** A way in which a case ends: `share` of a hundred cases, after some days, at the hands of a desk. */
type Exit = {
  share: number;
  status: string;
  reason: ReasonName;
  desk: Desk;
  days: readonly [low: number, high: number];
  endpoint?: NonNullable<StatusChange["endpoint"]>;
};

/** A status entered for a reason, and its exits; what they leave of a hundred stays as it is. */
type StatusStay = { status: string; reason: ReasonName; exits: readonly Exit[] };

const UNREASONED_SHARE = 0.085;
// Without their reason these could not be told from any other, so only the story leaves it out.
const ALWAYS_REASONED: readonly ReasonName[] = ["judicial", "judicialLift"];
const SENT_TWICE_SHARE = 0.015;
const TRIES = 8;

/** A case that moves a settled account to a status and, mostly, later out of it. */
export function statusCase({ status, reason, exits }: StatusStay): Case {
  return (scene) => {
    const account = settledAccount(scene, (candidate) => candidate.settled <= scene.at);
    if (!account) return null;

    const entry = changeBy(scene, account, { status, reason: reasonFor(scene.bank, reason) });
    const exit = exitStep(scene, account, exits);
    account.settled = settledAt(scene, status, exit);
    return [...entry, ...(exit ? [exit] : [])];
  };
}

/** A case whose beginning lies before the window: the trail sees only how it ended. */
export function earlierCase(reason: ReasonName): Case {
  return (scene) => {
    const account = settledAccount(scene, (candidate) => candidate.settled === Number.NEGATIVE_INFINITY);
    if (!account) return null;

    account.settled = scene.at;
    return changeBy(scene, account, { status: "NORMAL", reason: reasonFor(scene.bank, reason) });
  };
}

function settledAccount({ bank }: Scene, fits: (account: Account) => boolean): Account | null {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const account = bank.accounts.draw();
    if (fits(account)) return account;
  }
  return null;
}

function changeBy({ bank, operator, at }: Scene, account: Account, change: StatusChange): Step[] {
  const step: Step = { at, operator, account, action: statusChange(change) };
  // A slow answer and a second click: the same change again, under an event id of its own.
  return bank.random.chance(SENT_TWICE_SHARE)
    ? [step, { ...step, at: at + bank.random.between(8_000, 50_000) }]
    : [step];
}

function exitStep({ bank, at }: Scene, account: Account, exits: readonly Exit[]): Step | null {
  let rest = bank.random.below(100);
  const exit = exits.find(({ share }) => {
    rest -= share;
    return rest < 0;
  });
  if (!exit) return null;

  const when = officeHours(bank.random, at, ...exit.days);
  const change = { status: exit.status, reason: reasonFor(bank, exit.reason), endpoint: exit.endpoint ?? "status" };
  return { at: when, operator: bank.duty.oneOf(exit.desk, when), account, action: statusChange(change) };
}

function reasonFor({ random }: Bank, name: ReasonName): Reason {
  const unreasoned = !ALWAYS_REASONED.includes(name) && random.chance(UNREASONED_SHARE);
  return unreasoned ? NO_REASON : drawReason(random, name);
}

function settledAt({ at }: Scene, status: string, exit: Step | null): number {
  if (exit) return exit.at;
  return status === "NORMAL" ? at : Number.POSITIVE_INFINITY;
}
