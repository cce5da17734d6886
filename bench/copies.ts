import { closeSync, copyFileSync, fsyncSync, openSync } from "node:fs";

/**
 * Copies a store, and waits until the disk has it: what the system still had to write of a copy of gigabytes would hold up every
 * sync of what is measured next.
 */
export function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to);
  const copy = openSync(to, "r+");
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
}
