import { expect, test } from "vitest";

import { keptQuery, readLook } from "./kept-look.ts";
import { withoutLook } from "./without-look.ts";

test.each(["", "cols=when!,operator~220", "density=compact", "cols=what&density=comfortable"])(
  "a look that is kept as %j reads back",
  async (text) => {
    const look = await readLook(text, "/events");
    expect(look && keptQuery(look)).toBe(text);
  },
);

test.each(["cols=where", "density=dense", "q=account:1", "cols=state"])(
  "%j is no look at status changes",
  async (text) => {
    expect(await readLook(text, "/status-changes")).toBeNull();
  },
);

test("an address without its look keeps everything else", () => {
  expect(withoutLook("/events?q=account:1&cols=when!&density=compact&open=3")).toBe("/events?q=account:1&open=3");
  expect(withoutLook("/events?cols=when")).toBe("/events");
});
