import type { Db } from "./client.ts";
import { gt } from "./drizzle.ts";
import { shapes } from "./tally-schema.ts";

/** What facets break an event down by. */
export type Shape = ReturnType<typeof readBehind>[number];

/** Every shape that events have. They are kept in memory, for none ever changes, and there are few. */
export function shapesOf(db: Db): Shape[] {
  const kept = known.get(db) ?? [];
  known.set(db, kept);
  for (const shape of readBehind(db, kept.at(-1)?.shapeId ?? 0)) kept.push(shape);
  return kept;
}

const known = new WeakMap<Db, Shape[]>();

const { shapeId, kindId, subject, operatorId, roleSetId, originId, statusId, reasonRef, flags } = shapes;
const SHAPE = { shapeId, kindId, subject, operatorId, roleSetId, originId, statusId, reasonRef, flags };

const readBehind = (db: Db, last: number) =>
  db.select(SHAPE).from(shapes).where(gt(shapeId, last)).orderBy(shapeId).all();
