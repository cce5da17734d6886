import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";

const BEAT_MS = 5_000;
/** A holder that has not been heard for so long is gone, even if another process has its number now. */
const SILENT_MS = 60_000;

/**
 * Does some work while no other process holds the same lock. Waits for the other one; takes the lock over when that one died.
 *
 * @template T
 * @param {string} lock path of the lock directory
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: number) => void, pollMs?: number }} [options] `onWait` is called once
 * @returns {Promise<T>}
 */
export async function withLock(lock, work, { onWait = () => {}, pollMs = 250 } = {}) {
  const token = randomUUID();
  let told = false;
  while (!acquire(lock, token)) {
    const holder = read(lock);
    if (!holder || clear(lock, holder)) continue;
    if (!told) onWait(holder.pid);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const leave = () => release(lock, token);
  const beat = setInterval(() => touch(lock), BEAT_MS);
  process.once("exit", leave);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off("exit", leave);
    leave();
  }
}

/** Renaming a filled directory onto the lock's place is atomic and fails while a filled one is there. */
function acquire(lock, token) {
  const mine = `${lock}.${token}`;
  mkdirSync(dirname(lock), { recursive: true });
  mkdirSync(mine);
  writeFileSync(join(mine, "owner.json"), JSON.stringify({ token, pid: process.pid, host: hostname() }));
  try {
    renameSync(mine, lock);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true });
    if (error.code === "ENOTEMPTY" || error.code === "EEXIST") return false;
    throw error;
  }
}

/** Who holds the lock; null when it was released meanwhile. */
function read(lock) {
  try {
    const file = join(lock, "owner.json");
    return { ...JSON.parse(readFileSync(file, "utf8")), heard: statSync(file).mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Takes a dead holder's lock out of the way; false when the holder lives. The name it is moved to is the holder's own and
 * stays, filled, for good: a second process that judged the same holder dead cannot move its successor's lock by mistake.
 */
function clear(lock, holder) {
  const silent = Date.now() - holder.heard > SILENT_MS;
  if (!silent && !(holder.host === hostname() && !alive(holder.pid))) return false;
  try {
    renameSync(lock, `${lock}.${holder.token}.dead`);
  } catch (error) {
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
  }
  return true;
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function touch(lock) {
  const now = new Date();
  try {
    utimesSync(join(lock, "owner.json"), now, now);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

/** Moves the lock away before deleting it: a half-deleted one would look free while we still delete in it. */
function release(lock, token) {
  if (read(lock)?.token !== token) return;
  const mine = `${lock}.${token}`;
  renameSync(lock, mine);
  rmSync(mine, { recursive: true });
}
