import { once } from "node:events";

import { maskedPlace, type Problem } from "#audit/problems.ts";

/** Writes to standard output, waiting when the reader is slower than we are. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

export const printLine = (text: string): Promise<void> => print(`${text}\n`);
export const printJson = (value: unknown): Promise<void> => printLine(JSON.stringify(value));

/** Messages go to standard error, so that results can be piped. */
export const say = (text: string): void => {
  process.stderr.write(`${visible(text)}\n`);
};

/** A problem in one line: its code, what it says, and where it lies. */
export function problemLine({ code, message, place }: Problem): string {
  const where = Object.entries(maskedPlace(place)).map(
    ([name, value]) => `${name} ${value === "" ? "(whole)" : value}`,
  );
  return `${code}: ${message}${where.length > 0 ? ` (${where.join(", ")})` : ""}`;
}

/** Lines of columns, each as wide as its widest cell. */
export function columns(rows: string[][]): string {
  const shown = rows.map((row) => row.map(visible));
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => (row[column] ?? "").length)));
  return shown
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** What events hold may steer a terminal or turn its lines around: such characters are written as escapes. */
const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
