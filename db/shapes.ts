import type { Db } from "./client.ts";
import { isSettled } from "./remembered.ts";

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

/** What no later event changes of it: a late one gives another one other flags, and with them another shape. */
export type Lasting = Omit<Shape, "shapeId" | "flags">;

/** Every shape that events have. They are kept in memory, for none ever changes, and there are few. */
export function shapesOf(db: Db): Shape[] {
  const { shapes, behind } = known.get(db) ?? { shapes: [], behind: db.$client.prepare(BEHIND) };
  known.set(db, { shapes, behind });
  const more = behind.all(shapes.at(-1)?.shapeId ?? 0) as Shape[];
  // What is taken back leaves its number to another shape.
  if (more.length > 0 && !isSettled(db)) return [...shapes, ...more];
  for (const shape of more) shapes.push(shape);
  return shapes;
}

const known = new WeakMap<Db, { shapes: Shape[]; behind: ReturnType<Db["$client"]["prepare"]> }>();

const BEHIND = `SELECT shape_id AS shapeId, kind_id AS kindId, subject, operator_id AS operatorId, role_set_id AS roleSetId,
  origin_id AS originId, status_id AS statusId, reason_ref AS reasonRef, flags FROM shapes WHERE shape_id > ? ORDER BY shape_id`;
