/** A reason to stop that is not a bug: said in one line, with the exit code of the contract (2 wrong usage, 4 could not go on). */
export class Stop extends Error {
  /**
   * @param {number} exitCode
   * @param {string} message
   */
  constructor(exitCode, message) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Says on stderr what is being done: stdout belongs to results, which may be read by a program. */
export function say(line) {
  process.stderr.write(`rastro: ${line}\n`);
}
