import type { Case, Scene } from "./case.ts";
import { createDraw, type Draw } from "./draw.ts";
import { otherChange } from "./other-action.ts";
import { addedPhone, mistypedNumber, newNumber, removedPhone, unchangedPhone } from "./phone-case.ts";
import type { Desk } from "./roster.ts";
import { earlierCase, statusCase } from "./status-case.ts";
import type { Step } from "./step.ts";

/** What an operator takes up next: their desk's mix, and a new number when no account fits the case. */
export function openCase(scene: Scene): Step[] {
  const opened = MIX[scene.operator.desk].from(scene.bank.random);
  return opened(scene) ?? newNumber(scene);
}

const theft = statusCase({
  status: "BLOCKED",
  reason: "lossOrTheft",
  exits: [
    { share: 72, status: "NORMAL", reason: "replaced", desk: "service", days: [2, 12] },
    { share: 5, status: "CANCELLED", reason: "closing", desk: "supervision", days: [5, 20] },
  ],
});

const request = statusCase({
  status: "BLOCKED",
  reason: "customerRequest",
  exits: [{ share: 85, status: "NORMAL", reason: "customerReturn", desk: "service", days: [1, 30] }],
});

const suspicion = statusCase({
  status: "BLOCKED",
  reason: "suspectedFraud",
  exits: [
    { share: 66, status: "NORMAL", reason: "verified", desk: "fraud", days: [0, 4] },
    { share: 12, status: "NORMAL", reason: "verified", desk: "service", days: [1, 6] },
    { share: 9, status: "CANCELLED", reason: "confirmedFraud", desk: "supervision", days: [3, 15] },
  ],
});

const review = statusCase({
  status: "UNDER_REVIEW",
  reason: "documents",
  exits: [{ share: 80, status: "NORMAL", reason: "verified", desk: "fraud", days: [1, 10] }],
});

const judicial = statusCase({
  status: "BLOCKED",
  reason: "judicial",
  exits: [{ share: 68, status: "NORMAL", reason: "judicialLift", desk: "legal", days: [12, 60] }],
});

const overdue = statusCase({
  status: "DEBIT_ONLY",
  reason: "overdue",
  exits: [
    { share: 70, status: "NORMAL", reason: "paid", desk: "collections", days: [3, 30] },
    { share: 12, status: "BLOCKED", reason: "overdue", desk: "collections", days: [30, 45] },
  ],
});

const closing = statusCase({
  status: "CANCELLED",
  reason: "closing",
  exits: [
    { share: 9, status: "NORMAL", reason: "rollback", desk: "supervision", days: [0, 3], endpoint: "status/rollback" },
  ],
});

const earlier = earlierCase("verified");

const other: Case = ({ bank, operator, at }) => [{ at, operator, account: bank.accounts.draw(), action: otherChange }];

const MIX: Record<Desk, Draw<Case>> = {
  service: createDraw<Case>([
    [newNumber, 66],
    [mistypedNumber, 3],
    [unchangedPhone, 5],
    [removedPhone, 6],
    [addedPhone, 8],
    [theft, 12],
    [request, 8],
    [earlier, 5],
    [other, 2],
  ]),
  fraud: createDraw<Case>([
    [suspicion, 68],
    [review, 14],
    [earlier, 4],
    [newNumber, 15],
    [other, 1],
  ]),
  legal: createDraw<Case>([
    [judicial, 92],
    [newNumber, 6],
    [other, 2],
  ]),
  collections: createDraw<Case>([
    [overdue, 80],
    [newNumber, 15],
    [unchangedPhone, 4],
    [other, 1],
  ]),
  supervision: createDraw<Case>([
    [closing, 40],
    [suspicion, 25],
    [newNumber, 20],
    [removedPhone, 11],
    [other, 4],
  ]),
};
