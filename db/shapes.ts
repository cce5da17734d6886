import type { Db } from "./client.ts";

/** What facets break an event down by. */
export type Shape = {
  shapeId: number;
  kindId: number;
  subject: number;
  operatorId: number | null;
  roleSetId: number | null;
  originId: number | null;
  statusId: number | null;
  reasonRef: number | null;
  flags: number;
};

/** Every shape that events have. They are kept in memory, for none ever changes, and there are few. */
export function shapesOf(db: Db): Shape[] {
  const { shapes, behind } = known.get(db) ?? { shapes: [], behind: db.$client.prepare(BEHIND) };
  known.set(db, { shapes, behind });
  for (const shape of behind.all(shapes.at(-1)?.shapeId ?? 0) as Shape[]) shapes.push(shape);
  return shapes;
}

const known = new WeakMap<Db, { shapes: Shape[]; behind: ReturnType<Db["$client"]["prepare"]> }>();

const BEHIND = `SELECT shape_id AS shapeId, kind_id AS kindId, subject, operator_id AS operatorId, role_set_id AS roleSetId,
  origin_id AS originId, status_id AS statusId, reason_ref AS reasonRef, flags FROM shapes WHERE shape_id > ? ORDER BY shape_id`;
