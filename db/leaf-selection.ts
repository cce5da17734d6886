import type { Search } from "#audit/search/search.ts";

import type { Db } from "./client.ts";
import { countEvents } from "./events.ts";
import type { Scope } from "./matching.ts";
import { fewOf, leavesOf } from "./walk.ts";

/**
 * The leaf indexes of everything that a search selects, newest first, found piece by piece: of ten million the first are there at
 * once, and the last some seconds later. All of it is of one moment, whatever is recorded or derived anew meanwhile. Four bytes each.
 *
 * It needs a connection to a file of its own: one that is amid a statement can do nothing else.
 */
export class LeafSelection {
  /** How many there will be. */
  readonly total: number;
  #client: Db["$client"];
  #rows: IterableIterator<unknown> | null;
  #found: Uint32Array[] = [];
  #size: number;

  /** `size` is how many leaves make a piece. */
  constructor(db: Db, search: Search, scope: Scope, size: number = PIECE) {
    this.#client = db.$client;
    this.#size = size;
    // What is counted is what will be found.
    this.#client.exec("BEGIN");
    this.total = countEvents(db, search, scope);
    const { sql, params } = leavesOf(db, search, scope, { limit: Number.MAX_SAFE_INTEGER });
    this.#rows = this.#client
      .prepare(sql)
      .pluck()
      .iterate(...params);
  }

  get isWhole(): boolean {
    return this.#rows === null;
  }

  /** Finds one more piece. */
  find(): void {
    if (this.#rows === null) return;
    const piece = new Uint32Array(this.#size);
    let count = 0;
    for (; count < piece.length; count += 1) {
      const { done, value } = this.#rows.next();
      if (done) break;
      piece[count] = value as number;
    }
    if (count > 0) this.#found.push(piece.subarray(0, count));
    if (count < piece.length) this.close();
  }

  /** What was found and what is found then, a few at a time and each once. */
  *fews(): Generator<number[]> {
    for (;;) {
      while (this.#found.length === 0 && !this.isWhole) this.find();
      const piece = this.#found.shift();
      if (piece === undefined) return;
      yield* fewOf(piece);
    }
  }

  /** Finds no more. From now on nothing that others write is kept out of the store for our sake. */
  close(): void {
    if (this.#rows === null) return;
    this.#rows.return?.();
    this.#rows = null;
    this.#client.exec("COMMIT");
  }
}

/** Found in two milliseconds. */
const PIECE = 5000;
