import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenPieces, withBroken } from "./broken-pieces.ts";
import { compareTrail, linesOf } from "./compare.ts";
import * as forms from "./hostile-forms.ts";
import { hostileTrail } from "./hostile-trail.ts";
import type { Item } from "./item.ts";
import { type Counts, naiveReference } from "./naive-reference.ts";
import { freshStore, type Ran, removeStores, type Store } from "./rastro-process.ts";
import { unmaskedDigits } from "./unmasked-digits.ts";

const MINUTES = 60_000;
const EVERY = process.env.RASTRO_HOSTILE === "all";
const trail = hostileTrail({ seed: 2, events: 3000 });
const reference = naiveReference(trail);
const small = hostileTrail({ seed: 7, events: 700 });
const certain = [...reference.timelines].filter(
  ([account, events]) => account > 0 && !events.every((one) => one.optional),
);
const busiest = certain.sort(([, a], [, b]) => b.length - a.length);
const accounts = [...busiest.slice(0, 2), ...busiest.slice(-1)].map(([account]) => account);

const FORMS = [
  { form: "concatenated", file: "trail.json", bytes: () => forms.asConcatenated(trail) },
  { form: "NDJSON", file: "trail.ndjson", bytes: () => forms.asNdjson(trail) },
  { form: "a gzipped array", file: "trail.json.gz", bytes: () => forms.gzipped(forms.asArray(trail)) },
];

afterAll(removeStores);

describe.each(FORMS)("3,000 hostile events as $form", ({ form, file, bytes }) => {
  // Once it is seen that the same was recorded, they are asked for in every way of one of the stores.
  const itOfOne = it.runIf(EVERY || form === FORMS[0]?.form);
  let store: Store;
  let path: string;
  let first: Ran;

  beforeAll(() => {
    store = freshStore();
    path = store.file(file, bytes());
    first = store.rastro(["import", path, "--json"]);
  }, 5 * MINUTES);

  it("import with exactly the counts of the reference, and say that something was refused", () => {
    expect(countsOf(first)).toEqual(reference.counts);
    expect(first.code, first.stderr).toBe(3);
  });

  it(
    "come out every event once, newest first, each field and each before as the reference has it",
    () => {
      const listed = store.rastro(["events", "--format", "ndjson"]);
      expect(listed.code, listed.stderr).toBe(0);
      expect(compareTrail(reference.events, linesOf(listed.stdout)).slice(0, 20)).toEqual([]);
      expect(unmaskedDigits(trail, listed.stdout + listed.stderr)).toEqual([]);
    },
    MINUTES,
  );

  itOfOne(
    "give each account the timeline of the reference",
    () => {
      for (const account of accounts) {
        const shown = store.rastro(["timeline", String(account), "--format", "ndjson"]);
        expect(shown.code, shown.stderr).toBe(0);
        const expected = reference.timelines.get(account) ?? [];
        expect(compareTrail(expected, linesOf(shown.stdout)).slice(0, 20), `account ${account}`).toEqual([]);
        expect(unmaskedDigits(trail, shown.stdout)).toEqual([]);
      }
    },
    2 * MINUTES,
  );

  itOfOne(
    "show no phone number in clear in any other output",
    () => {
      const outputs = [
        ["events"],
        ["events", "--format", "csv"],
        ["quarantine", "list"],
        ["timeline", String(accounts[0])],
      ];
      for (const args of outputs) {
        const { stdout, stderr } = store.rastro(args);
        expect(stdout.length, args.join(" ")).toBeGreaterThan(100);
        expect(unmaskedDigits(trail, stdout + stderr), args.join(" ")).toEqual([]);
      }
      expect(unmaskedDigits(trail, first.stdout + first.stderr)).toEqual([]);
    },
    MINUTES,
  );

  it(
    "add nothing when they are imported again",
    () => {
      const again = store.rastro(["import", path, "--json"]);
      const { read, recorded, duplicate, refused } = reference.counts;
      expect(countsOf(again)).toEqual({ read, recorded: 0, duplicate: recorded + duplicate, refused });
      const listed = store.rastro(["events", "--format", "ndjson"]);
      expect(compareTrail(reference.events, linesOf(listed.stdout)).slice(0, 20)).toEqual([]);
    },
    2 * MINUTES,
  );
});

describe("damage between events", () => {
  const pieces = brokenPieces({ seed: 5 });
  // All of them are in one file below; each alone is a minute of processes, with `npm run test:hostile`.
  const alone = EVERY ? pieces : pieces.filter((_, index) => index % 4 === 0);

  it.each(alone.map((piece) => ({ ...piece, name: piece.why })))(
    "is one refused and harms no neighbour: $name",
    (piece) => {
      const items = small.slice(0, 60);
      const middle = items.findIndex(
        ({ fate }, i) => i > 10 && fate === "recorded" && items[i + 1]?.fate === "recorded",
      );
      const parts = [...items.slice(0, middle + 1), piece, ...items.slice(middle + 1)];
      expectImport(items, forms.asConcatenated(parts), 1);
    },
    MINUTES,
  );

  it.each([
    ["concatenated", forms.asConcatenated],
    ["NDJSON", forms.asNdjson],
  ] as const)(
    "of every kind in one file, the last at its end: %s",
    (_, form) => {
      expectImport(small, form(withBroken(small, pieces)), pieces.length);
      expectImport(small, form(withBroken(small, pieces.toReversed())), pieces.length);
    },
    MINUTES,
  );
});

describe("the same events in other dress", () => {
  const dresses = [forms.asSns, forms.asEventBridge, forms.asPubSub, <T>(item: T) => item];
  const mixed = small.map((item, i) => (dresses[i % dresses.length] ?? forms.asSns)(item));

  it.each([
    ["SNS", () => forms.asNdjson(small.map(forms.asSns))],
    ["EventBridge", () => forms.asConcatenated(small.map(forms.asEventBridge))],
    ["Pub/Sub", () => forms.asArray(small.map(forms.asPubSub))],
    ["all of them mixed", () => forms.asConcatenated(mixed)],
    ["a byte-order mark", () => forms.withByteOrderMark(forms.asArray(small))],
    ["gzip", () => forms.gzipped(forms.asConcatenated(small))],
  ])("are the same events: %s", (_, bytes) => expectImport(small, bytes(), 0), MINUTES);

  it(
    "are the same events from standard input",
    () => {
      const store = freshStore();
      expect(countsOf(store.rastro(["import", "-", "--json"], forms.asNdjson(small)))).toEqual(
        naiveReference(small).counts,
      );
    },
    MINUTES,
  );
});

it("the search for numbers in clear finds them where they are", () => {
  expect(unmaskedDigits(trail, forms.asConcatenated(trail).toString()).length).toBeGreaterThan(8);
});

/** Imports into a store of its own: the counts of the reference and `broken` more refused, the events of the reference. */
function expectImport(items: Item[], bytes: Buffer, broken: number): void {
  const store = freshStore();
  const expected = naiveReference(items);
  const imported = store.rastro(["import", store.file("trail", bytes), "--json"]);
  const { read, refused } = expected.counts;
  expect(countsOf(imported)).toEqual({ ...expected.counts, read: read + broken, refused: refused + broken });
  const listed = store.rastro(["events", "--format", "ndjson"]);
  expect(compareTrail(expected.events, linesOf(listed.stdout)).slice(0, 20)).toEqual([]);
  const said = imported.stderr + listed.stdout + store.rastro(["quarantine", "list"]).stdout;
  expect(unmaskedDigits(items, said)).toEqual([]);
}

/** The one object `--json` prints; what the command said instead, when it printed none. */
function countsOf({ stdout, stderr, code }: Ran): Counts | string {
  try {
    return JSON.parse(stdout) as Counts;
  } catch {
    return `exit ${code}: ${stdout.slice(0, 500)} ${stderr.slice(0, 2000)}`;
  }
}
