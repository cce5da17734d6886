import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What an authenticator says of itself in an answer: whether somebody was there, whether they were asked who they are. */
export const FLAGS = { present: 0x01, verified: 0x05, made: 0x45 } as const;

/** What a test may want otherwise than an honest browser would have it. */
type Wish = { origin?: string; host?: string; flags?: number; holder?: string; count?: number };

const [ORIGIN, HOST] = ["https://rastro.bank.example", "rastro.bank.example"];

/** An authenticator with one key, in memory, that answers as a browser hands it on; it does whatever it is told. */
export function fakeAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const [left, right] = [x, y].map((part) => Buffer.from(part, "base64url")) as [Buffer, Buffer];
  // COSE, RFC 9053: an elliptic curve key for ES256 on P-256.
  const cose = Buffer.concat([hex("a5010203262001215820"), left, hex("225820"), right]);
  const named = { id: text(id), rawId: text(id), type: "public-key" as const, clientExtensionResults: {} };

  /** A new passkey; `statement` is what it says of its make, in CBOR after the format. */
  const make = (
    challenge: string,
    { flags = FLAGS.made, statement = NONE, ...wish }: Wish & { statement?: Buffer },
  ) => {
    const credential = Buffer.concat([Buffer.alloc(16), hex("0020"), id, cose]);
    const data = Buffer.concat([headOf({ ...wish, flags }), credential]);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(data.length);
    const attestation = Buffer.concat([
      hex("a3"),
      statement,
      hex("68"),
      Buffer.from("authData"),
      hex("59"),
      size,
      data,
    ]);
    const client = clientOf("webauthn.create", challenge, wish);
    return { ...named, response: { clientDataJSON: text(client), attestationObject: text(attestation) } };
  };

  /** The answer to a challenge. */
  const answer = (challenge: string, { flags = FLAGS.verified, holder = "ana", ...wish }: Wish) => {
    const data = headOf({ ...wish, flags });
    const client = clientOf("webauthn.get", challenge, wish);
    const signature = sign("sha256", Buffer.concat([data, createHash("sha256").update(client).digest()]), privateKey);
    const response = { authenticatorData: text(data), clientDataJSON: text(client), signature: text(signature) };
    return { ...named, response: { ...response, userHandle: text(Buffer.from(holder)) } };
  };
  return { make, answer };
}

function headOf({ host = HOST, flags = 0, count = 0 }: Wish): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags);
  rest.writeUInt32BE(count, 1);
  return Buffer.concat([createHash("sha256").update(host).digest(), rest]);
}

const clientOf = (type: string, challenge: string, { origin = ORIGIN }: Wish): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const hex = (digits: string): Buffer => Buffer.from(digits, "hex");
const text = (bytes: Buffer): string => bytes.toString("base64url");

/** Nothing about its make: `"fmt": "none", "attStmt": {}`. */
const NONE = Buffer.concat([
  hex("63"),
  Buffer.from("fmt"),
  hex("64"),
  Buffer.from("none"),
  hex("67"),
  Buffer.from("attStmt"),
  hex("a0"),
]);
