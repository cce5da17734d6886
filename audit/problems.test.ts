import { expect, test } from "vitest";

import { answer, PROBLEMS, Problem } from "./problems.ts";

test("a problem crosses as a value with its code, title, status and place", async () => {
  const failed = await answer(() => {
    throw new Problem("body_invalid", { pointer: "/data/object/status" });
  });
  expect(failed).toEqual({
    ok: false,
    problem: {
      type: "/docs/problems#body_invalid",
      code: "body_invalid",
      ...PROBLEMS.body_invalid,
      pointer: "/data/object/status",
    },
  });
  expect(await answer(async () => 7)).toEqual({ ok: true, value: 7 });
});

test("a bug is no problem: it is thrown on", async () => {
  await expect(
    answer(() => {
      throw new TypeError("a bug");
    }),
  ).rejects.toThrow(TypeError);
});

test("a key that is a phone number is not told by the pointer to it; offsets and pointers to ours are", () => {
  const report = new Problem("json_duplicate_key", { pointer: "/data/+55 11 98765-4321", offset: 12_345_678 }).toJSON();
  expect(report).toMatchObject({ pointer: "/data/+** ** *****-4321", offset: 12_345_678 });
});

test("every status is one of HTTP's for a failure", () => {
  for (const { status, title } of Object.values(PROBLEMS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).not.toBe("");
  }
});
