import { statfsSync } from "node:fs";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

import type { GroupDone } from "./recorder.ts";

type Queue = { posts(): number; bytes(): number };

/** Everything that is measured of a running server, as Prometheus reads it. No name of a person or source is in it. */
export class IngestMetrics {
  readonly registry = new Registry();
  readonly #events: Counter<"outcome">;
  readonly #posts: Counter<"status">;
  readonly #restarts: Counter;
  readonly #groupPosts: Histogram;
  readonly #groupEvents: Histogram;
  readonly #commit: Histogram;

  constructor(data: string, queue: Queue) {
    const registers = [this.registry];
    this.#events = new Counter({
      name: "rastro_ingest_events_total",
      help: "Events that were posted, by what became of them.",
      labelNames: ["outcome"],
      registers,
    });
    for (const outcome of ["recorded", "duplicate", "refused"]) this.#events.inc({ outcome }, 0);
    this.#posts = new Counter({
      name: "rastro_ingest_posts_total",
      help: "Posts that were answered, by the status of the answer.",
      labelNames: ["status"],
      registers,
    });
    this.#restarts = new Counter({
      name: "rastro_ingest_restarts_total",
      help: "How often the thread that records ended by itself and was started anew.",
      registers,
    });
    this.#groupPosts = histogram("rastro_ingest_group_posts", "Posts that shared a commit.", SIZES, registers);
    this.#groupEvents = histogram("rastro_ingest_group_events", "Events that shared a commit.", SIZES, registers);
    this.#commit = histogram("rastro_ingest_commit_seconds", "Time until a group was durable.", SECONDS, registers);
    collectDefaultMetrics({ register: this.registry, prefix: "rastro_" });
    gauges(data, queue, registers);
  }

  /** Counts a group of posts that the thread has answered. */
  group({ answers, commitMs }: GroupDone): void {
    const receipts = answers.flatMap((answer) => ("receipt" in answer ? [answer.receipt] : []));
    if (receipts.length === 0) return;
    const sum = (count: (receipt: (typeof receipts)[number]) => number) =>
      receipts.reduce((total, receipt) => total + count(receipt), 0);
    const [recorded, duplicate, refused] = [
      sum((one) => one.recorded),
      sum((one) => one.duplicate),
      sum((one) => one.refused.length),
    ];
    this.#events.inc({ outcome: "recorded" }, recorded);
    this.#events.inc({ outcome: "duplicate" }, duplicate);
    this.#events.inc({ outcome: "refused" }, refused);
    this.#groupPosts.observe(receipts.length);
    this.#groupEvents.observe(recorded + duplicate + refused);
    this.#commit.observe(commitMs / 1000);
  }

  restarted(): void {
    this.#restarts.inc();
  }

  answered(status: number): void {
    this.#posts.inc({ status });
  }
}

const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000];
const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const histogram = (name: string, help: string, buckets: number[], registers: Registry[]): Histogram =>
  new Histogram({ name, help, buckets, registers });

/** What is read when somebody asks. */
function gauges(data: string, queue: Queue, registers: Registry[]): void {
  // What asks a store would be a third of what a server loads before it answers.
  const sizes = async () => (await import("../sizes.ts")).sizesOf(data);
  const read: [string, string, () => number | Promise<number>][] = [
    ["rastro_ingest_queue_posts", "Posts that wait to be recorded.", queue.posts],
    ["rastro_ingest_queue_bytes", "Bytes of bodies in memory.", queue.bytes],
    ["rastro_ledger_events", "Events in the ledger.", async () => (await sizes()).events],
    ["rastro_quarantine_items", "Items that wait in quarantine.", async () => (await sizes()).quarantined],
    [
      "rastro_ingest_silent_sources",
      "Sources that should have sent something by now.",
      async () => (await sizes()).silent,
    ],
    ["rastro_store_bytes", "Size of the store.", async () => (await sizes()).storeBytes],
    ["rastro_wal_bytes", "Size of the write-ahead log of the store.", async () => (await sizes()).walBytes],
    [
      "rastro_access_reserve_bytes",
      "What the access log holds back for a full disk.",
      async () => (await sizes()).reserveBytes,
    ],
    ["rastro_disk_free_bytes", "Free space where the store lies.", () => freeBytes(data)],
    ["rastro_disk_low", "1 when less than 1 GiB or 5 % of that disk is free.", () => (isDiskLow(data) ? 1 : 0)],
  ];
  for (const [name, help, value] of read) {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });
  }
}

function freeBytes(data: string): number {
  const { bavail, bsize } = statfsSync(data);
  return bavail * bsize;
}

/** Whether the disk of a data directory is about to be full. */
function isDiskLow(data: string): boolean {
  const { bavail, blocks, bsize } = statfsSync(data);
  return bavail * bsize < 1024 ** 3 || bavail < blocks / 20;
}
