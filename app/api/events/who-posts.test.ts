import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";

import { addToken, revokeTokens } from "#db/ingest/tokens.ts";
import { viewersStore } from "#db/live.ts";

import { events, post, size, there } from "./posting.ts";

describe("who may post", () => {
  test("a token, as a bearer or as the password of Basic, names the source", async () => {
    const basic = `Basic ${Buffer.from(`anybody:${there.token}`).toString("base64")}`;
    expect(await post(events(2))).toMatchObject({ status: 200, body: { recorded: 2, duplicate: 0, refused: [] } });
    expect(await post(events(1), { authorization: basic })).toMatchObject({ status: 200, body: { recorded: 1 } });
    expect(there.logged.at(-1)).toMatchObject({ source: "core", status: 200, recorded: 1 });
  });

  test.each([
    ["nothing", ""],
    ["another token", "Bearer rastro_other"],
    ["an empty token", "Bearer "],
    ["the token as a user", "Basic dG9rZW46"],
    ["an unknown scheme", "Token x"],
  ])("%s is refused with what is asked for, and a cookie changes nothing", async (_, authorization) => {
    const before = size();
    const answer = await post(events(1), { authorization, cookie: `token=${there.token}; session=1` });
    expect(answer).toMatchObject({ status: 401, body: { code: "token_invalid" } });
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(size()).toBe(before);
  });

  test("a revoked token is refused at once", async () => {
    const other = addToken(viewersStore(there.data), "gone");
    const authorization = `Bearer ${other}`;
    expect((await post(events(1), { authorization })).status).toBe(200);
    revokeTokens(viewersStore(there.data), { source: "gone" });
    expect((await post(events(1), { authorization })).status).toBe(401);
  });

  const signed = (body: string, at = new Date()) => ({
    authorization: "",
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(there.secret).sign("msg_1", at, body),
  });

  test("a signature over the raw bytes names the source; over any others it is refused", async () => {
    const body = events(3);
    expect(await post(body, signed(body))).toMatchObject({ status: 200, body: { recorded: 3 } });
    expect(there.logged.at(-1)).toMatchObject({ source: "hooks" });
    expect((await post(`${body} `, signed(body))).status).toBe(401);
    expect((await post(body, signed(body, new Date(Date.now() - 301_000)))).status).toBe(401);
    // Who brings a wrong token is not judged by a signature.
    expect((await post(body, { ...signed(body), authorization: "Bearer x" })).status).toBe(401);
  });
});

test("no log line names an operator, a number or a token", async () => {
  await post(events(1));
  const lines = JSON.stringify(there.logged);
  expect(lines).toContain("request_id");
  for (const word of ["bank.example", "987654321", there.token, there.secret]) expect(lines).not.toContain(word);
});
