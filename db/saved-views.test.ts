import { beforeEach, describe, expect, test } from "vitest";

import { problemOf } from "#audit/problem-of.ts";

import { type Db, memoryStore } from "./client.ts";
import { VIEWERS } from "./migrate.ts";
import { createView, deleteView, MOST_VIEWS, restoreVersion, saveVersion } from "./saved-view-writer.ts";
import { countSavedViews, findSavedView, findVersion, listSavedViews, listVersions } from "./saved-views.ts";
import { addViewer } from "./viewers.ts";

const CONTENT = {
  name: "Blocked today",
  visibility: "private",
  period: "live",
  path: "/events",
  query: "q=status:BLOCKED",
} as const;
const [ANA, BIA] = ["ana", "bia"];

let db: Db;
beforeEach(() => {
  db = memoryStore(VIEWERS);
});

const create = (content = {}, by = ANA, now = 1) => createView(db, { ...CONTENT, ...content }, { by, now });
const codeOf = (work: () => unknown) => problemOf(work)?.code;

describe("a view", () => {
  test("is found as it was saved, with who and when", () => {
    const { viewId } = create();
    expect(viewId).toMatch(/^[\w-]{22}$/);
    expect(findSavedView(db, viewId, ANA)).toEqual({
      viewId,
      version: 1,
      ...CONTENT,
      savedAt: 1,
      savedBy: ANA,
      owner: ANA,
      ownerEmail: null,
    });
    expect(create().viewId).not.toBe(viewId);
  });

  test("keeps every version it ever had, and an older one comes back as the newest", () => {
    const { viewId } = create();
    saveVersion(db, { viewId, over: 1, by: ANA, now: 2 }, { query: "q=status:NORMAL" });
    saveVersion(db, { viewId, over: 2, by: ANA, now: 3 }, { name: "Renamed", visibility: "shared" });
    restoreVersion(db, { viewId, over: 3, by: ANA, now: 4 }, 1);
    expect(findSavedView(db, viewId, ANA)).toMatchObject({ ...CONTENT, version: 4, savedAt: 4 });
    expect(listVersions(db, viewId, { before: null, limit: 3 }).map(({ version }) => version)).toEqual([4, 3, 2]);
    expect(listVersions(db, viewId, { before: 2, limit: 3 }).map(({ version }) => version)).toEqual([1]);
    expect(findVersion(db, viewId, 2)).toMatchObject({ name: CONTENT.name, query: "q=status:NORMAL", savedAt: 2 });
    expect(codeOf(() => findVersion(db, viewId, 5))).toBe("not_found");
  });

  test("has no new version where nothing changed", () => {
    const { viewId } = create();
    expect(saveVersion(db, { viewId, over: 1, by: ANA, now: 2 }, { name: CONTENT.name }).version).toBe(1);
    expect(listVersions(db, viewId, { before: null, limit: 10 })).toHaveLength(1);
  });

  test("is not saved or deleted over a version that is not the newest any more", () => {
    const { viewId } = create();
    const stale = { viewId, over: 1, by: ANA, now: 3 };
    saveVersion(db, { ...stale, now: 2 }, { name: "First" });
    expect(codeOf(() => saveVersion(db, stale, { name: "Second" }))).toBe("view_changed");
    expect(codeOf(() => deleteView(db, stale))).toBe("view_changed");
    expect(findSavedView(db, viewId, ANA).name).toBe("First");
  });

  test("that was deleted says so, to everybody, and takes no new version", () => {
    const { viewId } = create();
    const change = { viewId, over: 1, by: ANA, now: 2 };
    deleteView(db, change);
    for (const viewer of [ANA, BIA]) expect(codeOf(() => findSavedView(db, viewId, viewer))).toBe("view_deleted");
    expect(codeOf(() => saveVersion(db, change, { name: "Again" }))).toBe("view_deleted");
    expect(listSavedViews(db, { viewer: ANA, whose: "mine", limit: 9 })).toEqual([]);
  });

  test("that never existed is not the same as one that was deleted", () => {
    expect(codeOf(() => findSavedView(db, "A".repeat(22), ANA))).toBe("not_found");
  });
});

test("a view says whose it is by e-mail, in lists too", async () => {
  const { id } = await addViewer(db, { email: "carla@bank.example", role: "auditor" }, null);
  const { viewId, ownerEmail } = create({ visibility: "shared" }, id);
  expect(ownerEmail).toBe("carla@bank.example");
  expect(findSavedView(db, viewId, BIA).ownerEmail).toBe("carla@bank.example");
  const [listed] = listSavedViews(db, { viewer: BIA, whose: "shared", limit: 9 });
  expect(listed?.ownerEmail).toBe("carla@bank.example");
  expect(saveVersion(db, { viewId, over: 1, by: id, now: 2 }, { name: "Again" }).ownerEmail).toBe("carla@bank.example");
});

describe("somebody else", () => {
  test("may not see what is private, nor that it has a name", () => {
    const { viewId } = create();
    expect(codeOf(() => findSavedView(db, viewId, BIA))).toBe("view_private");
    expect(listSavedViews(db, { viewer: BIA, whose: "shared", limit: 9 })).toEqual([]);
  });

  test("may see what is shared and change nothing of it", () => {
    const { viewId } = create({ visibility: "shared" });
    expect(findSavedView(db, viewId, BIA).name).toBe(CONTENT.name);
    const change = { viewId, over: 1, by: BIA, now: 2 };
    expect(codeOf(() => saveVersion(db, change, { name: "Mine now" }))).toBe("view_not_yours");
    expect(codeOf(() => restoreVersion(db, change, 1))).toBe("view_not_yours");
    expect(codeOf(() => deleteView(db, change))).toBe("view_not_yours");
    expect(findSavedView(db, viewId, ANA).version).toBe(1);
  });

  test("loses sight of what is not shared any more", () => {
    const { viewId } = create({ visibility: "shared" });
    saveVersion(db, { viewId, over: 1, by: ANA, now: 2 }, { visibility: "private" });
    expect(codeOf(() => findSavedView(db, viewId, BIA))).toBe("view_private");
    expect(countSavedViews(db, { viewer: BIA, whose: "shared" })).toBe(0);
  });
});

test("views are listed by when they were saved last, mine apart from those that others share", () => {
  const first = create({ name: "first" }, ANA, 1);
  create({ name: "second" }, ANA, 2);
  create({ name: "shared", visibility: "shared" }, BIA, 3);
  create({ name: "hidden" }, BIA, 4);
  saveVersion(db, { viewId: first.viewId, over: 1, by: ANA, now: 5 }, { query: "" });
  const names = (whose: "mine" | "shared", holding = "") =>
    listSavedViews(db, { viewer: ANA, whose, limit: 9, holding }).map(({ name }) => name);
  expect(names("mine")).toEqual(["first", "second"]);
  expect(names("shared")).toEqual(["shared"]);
  expect(names("mine", "SEC")).toEqual(["second"]);
  expect(names("mine", "%")).toEqual([]);
});

test("a viewer keeps so many views and no more; what is deleted makes room", () => {
  const views = Array.from({ length: MOST_VIEWS }, () => create());
  expect(codeOf(() => create())).toBe("view_limit");
  expect(codeOf(() => create({}, BIA))).toBeUndefined();
  deleteView(db, { viewId: views[0]?.viewId ?? "", over: 1, by: ANA, now: 2 });
  expect(codeOf(() => create())).toBeUndefined();
});
