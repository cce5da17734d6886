import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";

import { isSignedWith, isTimely, parseWebhookKey, type Signed } from "./signatures.ts";

const SECRETS = [1, 2, 3].map((fill) => `whsec_${Buffer.alloc(32, fill).toString("base64")}`);
const [SECRET = "", OLD = "", STRANGER = ""] = SECRETS;
const BODY = '{"event_id":"one", "data":{"ação":"≠ é"}}\n';
// The oracle knows no other clock than the machine's.
const NOW = Math.floor(Date.now() / 1000);

const signatureOf = (secret: string, id: string, timestamp: number, body = BODY) =>
  new Webhook(secret).sign(id, new Date(timestamp * 1000), body);

const delivery = (wish: Partial<Signed> = {}): Signed => ({
  id: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
  timestamp: String(NOW),
  signatures: signatureOf(SECRET, "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", NOW),
  ...wish,
});

/** As the route asks: is it timely, and signed with one of the keys? */
const accepts = (signed: Signed, body: string | Buffer = BODY, keys = [SECRET]) =>
  isTimely(signed, NOW * 1000) && keys.some((key) => isSignedWith(parseWebhookKey(key), signed, Buffer.from(body)));

function oracleAccepts({ id, timestamp, signatures }: Signed, body: string): boolean {
  try {
    new Webhook(SECRET).verify(body, {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signatures,
    });
    return true;
  } catch (error) {
    // The oracle parses the body once it is verified.
    return error instanceof SyntaxError;
  }
}

const flip = (text: string, at: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);

describe("v1", () => {
  test.each([0, 1, 2, 60, 299, 300, -1, -299, -300])("is accepted %i s from our clock", (off) => {
    const [id, at] = ["msg_1", NOW + off];
    expect(accepts(delivery({ id, timestamp: String(at), signatures: signatureOf(SECRET, id, at) }))).toBe(true);
  });

  test.each([301, 302, 3600, -301, -302, -86_400])("is refused %i s from our clock", (off) => {
    const [id, at] = ["msg_1", NOW + off];
    expect(accepts(delivery({ id, timestamp: String(at), signatures: signatureOf(SECRET, id, at) }))).toBe(false);
  });

  test("no body, id, timestamp or signature of which one bit was flipped is accepted: 182 cases", () => {
    const good = delivery();
    expect(accepts(good) && oracleAccepts(good, BODY)).toBe(true);
    const bytes = Buffer.from(BODY);
    let cases = 0;
    const refused = (signed: Signed, body: Buffer = bytes) => {
      cases += 1;
      expect(accepts(signed, body), JSON.stringify(signed)).toBe(false);
    };
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of [1, 128]) {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ bit;
        refused(good, other);
      }
    }
    for (let at = 0; at < good.id.length; at += 1) refused({ ...good, id: flip(good.id, at) });
    for (let at = 0; at < good.timestamp.length; at += 1) refused({ ...good, timestamp: flip(good.timestamp, at) });
    // The last character before the padding has spare bits: decoders that ignore them accept the flipped one.
    for (let at = 0; at < good.signatures.length; at += 1) refused({ ...good, signatures: flip(good.signatures, at) });
    expect(cases).toBe(182);
  });

  test.each(
    ["", " ", "\n", "{}", "0", "\0", "é"].flatMap((rest) => [
      [`${BODY}${rest || "x"}`, "after"],
      [`${rest || "x"}${BODY}`, "before"],
    ]),
  )("trailing or leading garbage in the body is refused: %j (%s)", (body) => {
    expect(accepts(delivery(), body)).toBe(false);
  });

  test.each([
    ...["A", "=", "==", "\u00a0", ",", ";", "%20"].map((rest) => `${delivery().signatures}${rest}`),
    "",
    "v1",
    "v1,",
    "v2,AAAA",
    delivery().signatures.replace("v1,", "V1,"),
    delivery().signatures.replace("v1,", "v1a,"),
    delivery().signatures.replace("v1,", "v1, "),
    delivery().signatures.replace(",", ",,"),
    delivery().signatures.slice(0, -1),
    `${"v1,AAAA ".repeat(16)}${delivery().signatures}`,
  ])("the signature %j is refused", (signatures) => {
    expect(accepts(delivery({ signatures }))).toBe(false);
  });

  test("one good signature among others, as when a sender rotates, is accepted", () => {
    const others = [signatureOf(STRANGER, delivery().id, NOW), "v1a,AAAA", "v9,x"];
    expect(accepts(delivery({ signatures: [...others, delivery().signatures].join(" ") }))).toBe(true);
    expect(accepts(delivery({ signatures: others.join(" ") }))).toBe(false);
  });

  test("both secrets of a source hold while it rotates, and a stranger's does not", () => {
    for (const secret of [SECRET, OLD]) {
      const signatures = signatureOf(secret, delivery().id, NOW);
      expect(accepts(delivery({ signatures }), BODY, [SECRET, OLD])).toBe(true);
      expect(accepts(delivery({ signatures }), BODY, [STRANGER])).toBe(false);
    }
  });

  test.each(["", "a.b", ".", "msg 1", "msg\t1", "msg_é", "a".repeat(257), "msg\n"])("the id %j is refused", (id) => {
    expect(accepts(delivery({ id, signatures: signatureOf(SECRET, id, NOW) }))).toBe(false);
  });

  test("a delivery cannot be read as another by moving a dot", () => {
    const [inner, at] = ["msg_1", String(NOW)];
    const shifted = createHmac("sha256", Buffer.alloc(32, 1)).update(`${inner}.${at}.${at}.x`).digest("base64");
    expect(accepts({ id: inner, timestamp: at, signatures: `v1,${shifted}` }, `${at}.x`)).toBe(true);
    expect(accepts({ id: `${inner}.${at}`, timestamp: at, signatures: `v1,${shifted}` }, "x")).toBe(false);
  });

  test.each([
    "",
    "0",
    `0${NOW}`,
    `+${NOW}`,
    `-${NOW}`,
    ` ${NOW}`,
    `${NOW} `,
    `${NOW}.0`,
    `${NOW}e0`,
    `0x${NOW.toString(16)}`,
    "NaN",
    "١٢",
  ])("the timestamp %j is refused", (timestamp) => {
    const content = `msg_1.${timestamp}.${BODY}`;
    const signature = createHmac("sha256", Buffer.alloc(32, 1)).update(content).digest("base64");
    expect(accepts({ id: "msg_1", timestamp, signatures: `v1,${signature}` })).toBe(false);
  });

  test("what we accept the oracle accepts, over bodies of every kind", () => {
    for (const body of ["", "{}", "[]", "null", "\u2028", "😀", " ".repeat(1000), BODY.repeat(100), '"\\u0000"']) {
      const signed = delivery({ signatures: signatureOf(SECRET, delivery().id, NOW, body) });
      expect([accepts(signed, body), oracleAccepts(signed, body)], body).toEqual([true, true]);
    }
  });
});

describe("v1a", () => {
  const pair = generateKeyPairSync("ed25519");
  const x = Buffer.from(pair.publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  const key = `whpk_${x.toString("base64")}`;
  const signed = (body = BODY, { id = "msg_1", at = NOW, by = pair.privateKey } = {}): Signed => {
    const content = Buffer.from(`${id}.${at}.${body}`);
    return { id, timestamp: String(at), signatures: `v1a,${sign(null, content, by).toString("base64")}` };
  };

  test("is accepted by its public key and no other kind", () => {
    expect(accepts(signed(), BODY, [key])).toBe(true);
    expect(accepts(signed(), BODY, [SECRET])).toBe(false);
    expect(accepts(delivery(), BODY, [key])).toBe(false);
    // The public key is no secret: a v1 made with its bytes counts for nothing.
    const forged = createHmac("sha256", x).update(`msg_1.${NOW}.${BODY}`).digest("base64");
    expect(accepts({ ...signed(), signatures: `v1,${forged}` }, BODY, [key])).toBe(false);
  });

  test("no flipped bit is accepted: 92 cases", () => {
    const good = signed();
    let cases = 0;
    for (let at = 0; at < good.signatures.length; at += 1) {
      expect(accepts({ ...good, signatures: flip(good.signatures, at) }, BODY, [key])).toBe(false);
      cases += 1;
    }
    for (let at = 0; at < 2; at += 1) expect(accepts(good, flip(BODY, at), [key])).toBe(false);
    expect(cases).toBe(92);
  });

  test.each([0, 1, 299, 300, -1, -299, -300])("is accepted %i s from our clock", (off) => {
    expect(accepts(signed(BODY, { at: NOW + off }), BODY, [key])).toBe(true);
  });

  test.each([301, 3600, -301, -86_400])("is refused %i s from our clock", (off) => {
    expect(accepts(signed(BODY, { at: NOW + off }), BODY, [key])).toBe(false);
  });

  test.each(["", "{}", "[]", "\u2028", "😀", BODY.repeat(100)])(
    "is accepted over the body %j, and over no other",
    (body) => {
      expect(accepts(signed(body), body, [key])).toBe(true);
      for (const other of [`${body} `, ` ${body}`, `${body}\n`])
        expect(accepts(signed(body), other, [key])).toBe(false);
    },
  );

  test.each(["A", "=", ",", "%20"])("trailing garbage in a signature is refused: %j", (rest) => {
    const good = signed();
    expect(accepts({ ...good, signatures: good.signatures + rest }, BODY, [key])).toBe(false);
  });

  test.each(["a.b", ".", "", "msg 1"])("the id %j is refused", (id) => {
    expect(accepts(signed(BODY, { id }), BODY, [key])).toBe(false);
  });

  test("both keys of a source hold while it rotates, beside a secret too, and a stranger's does not", () => {
    const other = generateKeyPairSync("ed25519");
    const old = `whpk_${Buffer.from(other.publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("base64")}`;
    const byOld = signed(BODY, { by: other.privateKey });
    expect(accepts(byOld, BODY, [SECRET, key, old])).toBe(true);
    expect(accepts(byOld, BODY, [SECRET, key])).toBe(false);
    const both = `${signed().signatures} ${byOld.signatures}`;
    for (const one of [key, old]) expect(accepts({ ...byOld, signatures: both }, BODY, [one])).toBe(true);
  });
});
