import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** An OpenID Connect provider on this machine that vouches for whoever it is told to. */
export async function startIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const person = { email: "", email_verified: true };
  const nonces = new Map<string, string | null>();
  let issuer = "";

  const answers: Record<string, (request: IncomingMessage, response: ServerResponse, url: URL) => void> = {
    "/.well-known/openid-configuration": (_, response) =>
      json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      }),
    "/keys": (_, response) =>
      json(response, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] }),
    "/authorize": (_, response, { searchParams }) => {
      const code = randomUUID();
      nonces.set(code, searchParams.get("nonce"));
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
    },
    "/token": async (request, response) => {
      const form = new URLSearchParams(await text(request));
      const now = Math.floor(Date.now() / 1000);
      const nonce = nonces.get(form.get("code") ?? "");
      const claims = { iss: issuer, aud: "rastro", sub: person.email, iat: now, exp: now + 300, ...person };
      json(response, {
        access_token: "x",
        token_type: "Bearer",
        id_token: signed({ ...claims, ...(nonce ? { nonce } : {}) }),
      });
    },
  };

  const signed = (claims: object): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const head = `${part({ alg: "RS256", typ: "JWT", kid: "one" })}.${part(claims)}`;
    return `${head}.${createSign("RSA-SHA256").update(head).sign(privateKey).toString("base64url")}`;
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const answer = answers[url.pathname];
    if (answer) answer(request, response, url);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, person, stop: () => void server.close() };
}

const json = (response: ServerResponse, value: object): void => {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
};
