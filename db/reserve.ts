import { statfsSync } from "node:fs";
import { dirname } from "node:path";

import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { rowsOf } from "./statements.ts";
import { storeProblem } from "./store-problems.ts";

// Why it is so: docs/decisions/0028-looks-on-a-full-disk.md

/** How much the access log holds back for when the disk is full, in pieces: a look takes a page or two of 4 KiB. */
export const [PIECES, PIECE_BYTES] = [8, 1024 * 1024];

/** So much of the disk is left alone: it may be full a moment later. */
const ROOMY_BYTES = 64 * 1024 * 1024;

// Of 4 KiB: what many looks of one moment take.
const FEW_PAGES = 128;

// Pages. The log of what was written is moved into the store often, so that it never outgrows what it took at the start.
const WAL_PAGES = 512;

/**
 * Prepares an access log for a full disk, on the connection that stays open: takes the reserve, and lets the log grow to
 * what it may ever need. Without space it has what it can get.
 */
export function prepareReserve(access: Db): void {
  const { $client } = access;
  $client.pragma(`wal_autocheckpoint = ${WAL_PAGES}`);
  tryWriting(() => {
    takePieces(access, PIECES);
    // Written anew where they are: what grows is the log, which then keeps its length and is used from its beginning.
    $client.prepare("UPDATE reserve SET bytes = randomblob(length(bytes)) WHERE reserve_id <= 4").run();
  });
}

/** How much of the reserve is there, in bytes. */
export const reserveBytes = (access: Db): number => asked(access, "SELECT count(*) FROM reserve") * PIECE_BYTES;

/**
 * Does what writes into the access log, in pages that its file has already: the log that is written ahead takes more than the
 * disk does, and what it took could then not be moved into the file. While there is space, the file grows beforehand; when
 * there is none, a piece of the reserve is let go.
 *
 * @throws Problem `store_full` when the reserve is used up; whatever else the work throws
 */
export function withReserve<T>(access: Db, work: () => T): T {
  const held = reserveBytes(access) > 0;
  if (held && freePages(access) < FEW_PAGES && !(isRoomy(access, PIECE_BYTES) && grow(access))) letGo(access);
  try {
    return work();
  } catch (error) {
    if (!isFull(error) || !letGo(access)) throw error;
    return withReserve(access, work);
  }
}

/** Takes the reserve again once there is space, asked from time to time. */
export function retakeReserve(access: Db): void {
  const missing = PIECES * PIECE_BYTES - reserveBytes(access);
  if (missing > 0 && isRoomy(access, missing)) tryWriting(() => takePieces(access, PIECES));
}

// Random, so that no file system saves the space by packing it. One by one: each that fits is held.
function takePieces({ $client }: Db, pieces: number): void {
  const insert = $client.prepare(`INSERT INTO reserve VALUES (?, randomblob(${PIECE_BYTES}))`);
  const taken = new Set($client.prepare("SELECT reserve_id FROM reserve").pluck().all());
  for (let piece = 1; piece <= pieces; piece += 1) if (!taken.has(piece)) insert.run(piece);
}

/** Makes the file longer by a piece that is free. */
function grow({ $client }: Db): boolean {
  const grown = tryWriting(() => {
    $client.prepare(`INSERT OR REPLACE INTO reserve VALUES (0, randomblob(${PIECE_BYTES}))`).run();
    $client.pragma("wal_checkpoint(PASSIVE)");
    return true;
  });
  tryWriting(() => $client.prepare("DELETE FROM reserve WHERE reserve_id = 0").run());
  return grown ?? false;
}

/** False when there is none left, or even that cannot be written. */
function letGo({ $client }: Db): boolean {
  const newest = "DELETE FROM reserve WHERE reserve_id = (SELECT max(reserve_id) FROM reserve)";
  return tryWriting(() => $client.prepare(newest).run().changes > 0) ?? false;
}

/** What the work gives; null when there is no space for it, or somebody else writes. */
function tryWriting<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    const problem = storeProblem(error);
    if (problem instanceof Problem && ["store_full", "store_busy"].includes(problem.code)) return null;
    throw error;
  }
}

function isFull(error: unknown): boolean {
  const problem = storeProblem(error);
  return problem instanceof Problem && problem.code === "store_full";
}

const freePages = (access: Db): number => asked(access, "PRAGMA freelist_count");

/** A number that is asked for at every look. */
const asked = (access: Db, text: string): number => (rowsOf(access, text).get() as [number])[0];

/** Whether the disk has so much, and not as the last of it. */
function isRoomy({ $client }: Db, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(dirname($client.name));
  return bavail * bsize > bytes + ROOMY_BYTES;
}
