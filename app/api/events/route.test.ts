import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { openStore } from "#db/client.ts";
import { storeFile } from "#db/live.ts";
import { countQuarantine } from "#db/quarantine.ts";

import { events, post, there } from "./posting.ts";

describe("what may be posted", () => {
  test.each([
    ["a list", `[${[1, 2].map(() => JSON.stringify(statusEvent())).join(",")}]`],
    ["lines", `${JSON.stringify(statusEvent())}\n${JSON.stringify(statusEvent())}\n`],
    ["gzip", gzipSync(events(2))],
    ["an SNS notification and a bare event", JSON.stringify({ Type: "Notification", Message: events(1) }) + events(1)],
  ])("%s", async (_, body) => {
    expect(await post(body, { "content-type": "text/plain; charset=UTF-8" })).toMatchObject({
      status: 200,
      body: { recorded: 2, refused: [] },
    });
  });

  test("nothing at all is nothing recorded, and no problem", async () => {
    for (const body of ["", " \n", "[]"]) {
      expect(await post(body)).toMatchObject({ status: 200, body: { recorded: 0, duplicate: 0, refused: [] } });
    }
  });

  test("the same again is duplicate; what is refused is told by its index, and waits in quarantine", async () => {
    const one = JSON.stringify(statusEvent());
    expect((await post(one)).body).toEqual({ recorded: 1, duplicate: 0, refused: [] });
    const mixed = await post(`[${one},{"broken":1},${JSON.stringify(statusEvent())}]`);
    expect(mixed).toMatchObject({ status: 200, body: { recorded: 1, duplicate: 1 } });
    expect(mixed.body.refused).toMatchObject([
      { index: 1, problem: { code: "event_unrecognised", pointer: "/object" } },
    ]);
    expect(countQuarantine(openStore(storeFile(there.data)))).not.toEqual([]);
  });

  test.each(['{"a":', '{"broken":1}', "<xml/>", '{"a":1,"a":2}', "\0"])("%j is refused whole", async (body) => {
    expect(await post(body)).toMatchObject({
      status: 422,
      body: { code: "nothing_recorded", refused: [{ index: 0 }] },
    });
  });

  test("a confirmation of an SNS subscription is recorded once, for a person to follow", async () => {
    const notice = JSON.stringify({
      Type: "SubscriptionConfirmation",
      MessageId: "165545c9",
      TopicArn: "arn:aws:sns:us-west-2:123456789012:MyTopic",
      Message: "You have chosen to subscribe to the topic.",
      SubscribeURL: "https://sns.example/?Action=ConfirmSubscription",
      Timestamp: "2026-03-20T12:00:00.000Z",
    });
    const headers = { "content-type": "text/plain; charset=UTF-8" };
    expect((await post(notice, headers)).body).toEqual({ recorded: 1, duplicate: 0, refused: [] });
    expect((await post(notice, headers)).body).toEqual({ recorded: 0, duplicate: 1, refused: [] });
  });

  test.each([
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "multipart/form-data; boundary=x" },
    { "content-type": "text/html" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-encoding": "br" },
    { "content-encoding": "gzip, gzip" },
  ])("%j is not read", async (headers) => {
    expect(await post(events(1), headers as never)).toMatchObject({ status: 415 });
  });
});
