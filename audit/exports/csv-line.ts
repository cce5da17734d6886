import { defuse } from "./formula-guard.ts";

/** What stands in a cell; null is nothing. */
export type Cell = string | number | boolean | null;

/** A line of RFC 4180 that is safe in spreadsheets: nothing is an empty cell, an empty text is `""`. */
export const csvLine = (cells: readonly Cell[]): string => csvLines([cells]).toString();

/** Such lines in UTF-8. */
export function csvLines(lines: Iterable<readonly Cell[]>): Buffer {
  for (const cells of lines) writer.add(cells);
  return writer.take();
}

/**
 * Writes each cell where it belongs in the file: texts of cells that are joined to lines, and lines to pieces, leave several
 * times their size behind for the collector.
 */
class Writer {
  #bytes = Buffer.allocUnsafe(USUAL);
  #end = 0;

  add(cells: readonly Cell[]): void {
    for (let index = 0; index < cells.length; index += 1) {
      this.#ascii(index === 0 ? "" : ",");
      this.#cell(cells[index] ?? null);
    }
    this.#ascii("\r\n");
  }

  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#end);
    this.#end = 0;
    if (this.#bytes.length <= USUAL) return Buffer.from(taken);
    // One cell may be as long as an event: such lines are not copied.
    this.#bytes = Buffer.allocUnsafe(USUAL);
    return taken;
  }

  #cell(cell: Cell): void {
    if (typeof cell === "number") {
      if (cell >= 0 && cell <= LARGEST && Number.isInteger(cell)) this.#digits(cell);
      else this.#text(String(cell));
    }
    if (typeof cell === "boolean") this.#ascii(cell ? "true" : "false");
    if (typeof cell === "string") this.#text(cell);
  }

  #text(cell: string): void {
    if (BEGINS_PLAIN[cell.charCodeAt(0)] === true ? !SPECIAL.test(cell) : PHONE.test(cell)) this.#ascii(cell);
    else this.#utf8(quoted(defuse(cell)));
  }

  #utf8(text: string): void {
    this.#makeRoom(3 * text.length);
    this.#end += this.#bytes.write(text, this.#end);
  }

  #ascii(text: string): void {
    this.#makeRoom(text.length);
    if (text.length > SHORT) {
      this.#end += this.#bytes.write(text, this.#end, "latin1");
      return;
    }
    for (let index = 0; index < text.length; index += 1) this.#bytes[this.#end + index] = text.charCodeAt(index);
    this.#end += text.length;
  }

  /** One by one: a text of each number would be made, and thrown away. */
  #digits(number: number): void {
    let digits = 1;
    for (let power = 10; number >= power; power *= 10) digits += 1;
    this.#makeRoom(digits);
    let rest = number | 0;
    for (let at = this.#end + digits - 1; at >= this.#end; at -= 1) {
      const tenth = (rest / 10) | 0;
      this.#bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.#end += digits;
  }

  #makeRoom(length: number): void {
    if (this.#end + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#end + length));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

const USUAL = 262_144;
/** From here on Node's own copying is faster than a loop. */
const SHORT = 16;
const LARGEST = 2 ** 31 - 1;
const ZERO = 48;

/** One look at the beginning and one for marks: a pattern for all of a cell takes three times as long. */
const BEGINS_PLAIN: true[] = [];
for (const one of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/*") {
  BEGINS_PLAIN[one.charCodeAt(0)] = true;
}
/** Marks, and what is more than a byte. */
const SPECIAL = /[;\t\r\n",\u0080-\uffff]/;
// As the guard lets it stand, which takes far longer to say so.
const PHONE = /^\+\d+(?:\*{2,}\d*)?$/;

const quoted = (cell: string): string =>
  cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const writer = new Writer();
