import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

import { Problem } from "#audit/problems.ts";
import { EXPORTER, type ExportDone, type ExportJob, type ExportReport } from "#db/export-job.ts";

/** A process that writes one export. It ends with its file, at its deadline, or when it is stopped. */
export class ExportProcess {
  /** How many rows there will be; resolves when the first bytes are to come. */
  readonly begun: Promise<number>;
  /** Resolves when the file is whole; rejects with the problem that it ended in. */
  readonly ended: Promise<ExportDone>;
  /** How many rows are written so far. */
  rows = 0;
  total: number | null = null;
  /** Whether who asked does not want it any more. */
  aborted = false;
  #child: ChildProcess;
  #problem: Problem | null = null;

  constructor(job: ExportJob, deadlineMs: number) {
    // Not bundled: it runs as it stands, from the project's folder.
    const script = resolve(/*turbopackIgnore: true*/ EXPORTER.script);
    this.#child = spawn(process.execPath, [...EXPORTER.flags, script], {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    // Node throws away what a process that has ended left in a pipe that nobody listens to yet.
    this.#child.stdout?.on("readable", () => {});
    const reports = this.#listen();
    this.begun = reports.begun;
    this.ended = reports.ended;
    this.#child.send(job, () => {});
    const late = setTimeout(() => this.#stop(new Problem("export_deadline")), deadlineMs);
    const over = () => clearTimeout(late);
    this.ended.then(over, over);
  }

  /** Who asked is gone or does not want it any more. */
  abort(): void {
    this.aborted ||= this.#problem === null;
    this.#stop(new Problem("export_stopped"));
  }

  /** The bytes of the file. They end only when the file is whole; otherwise this throws. */
  async *bytes(): AsyncGenerator<Uint8Array> {
    let read = 0;
    for await (const piece of this.#child.stdout ?? []) {
      read += piece.length;
      yield piece;
    }
    const { bytes } = await this.ended;
    if (bytes !== read) throw new Problem("export_stopped");
  }

  #stop(problem: Problem): void {
    this.#problem ??= problem;
    this.#child.kill("SIGKILL");
    this.#child.stdout?.destroy();
  }

  #listen() {
    const begun = Promise.withResolvers<number>();
    let done: ExportDone | undefined;
    this.#child.on("message", (report: ExportReport) => {
      if (report.kind === "begun") begun.resolve(this.#expects(report.total));
      if (report.kind === "written") this.rows = report.rows;
      if (report.kind === "done") done = report;
      if (report.kind === "refused") this.#problem ??= new Problem(report.problem.code, report.problem);
    });
    const ended = this.#over().then((code) => {
      if (done === undefined || code !== 0) throw this.#problem ?? new Problem("export_stopped");
      return done;
    });
    // Asked for by both who waits for the beginning and who reads the bytes, or by neither.
    ended.catch(begun.reject);
    begun.promise.catch(() => {});
    return { begun: begun.promise, ended };
  }

  #expects(total: number): number {
    this.total = total;
    return total;
  }

  /** Its exit code, once its last report was read too. */
  async #over(): Promise<number | null> {
    const told = this.#child.connected ? once(this.#child, "disconnect") : null;
    const [code] = await once(this.#child, "exit");
    await told;
    return code;
  }
}
