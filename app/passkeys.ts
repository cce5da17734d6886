import { isIP } from "node:net";

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";

import { Problem } from "#audit/problems.ts";
import { viewersStore } from "#db/live.ts";
import { credentialsOf, type NewPasskey, type Passkey } from "#db/passkeys.ts";
import { cookieSecret } from "#db/secrets.ts";

import { CHALLENGE_MS, isChallenge, makeChallenge, type Purpose } from "./passkey-challenge.ts";
import type { Viewer } from "./session.ts";
import { readSettings } from "./settings.ts";
import { visit } from "./visit.ts";

/** The host to which passkeys would belong; null where browsers allow none, at an address made of numbers. */
export function passkeyHost(): string | null {
  const origin = visit()?.origin;
  const host = origin === undefined ? "" : new URL(origin).hostname;
  return host === "" || isIP(host.replaceAll(/[[\]]/g, "")) !== 0 ? null : host;
}

/** EdDSA, ES256 and RS256: every authenticator has one of them. Of newer ones, Node 24 warns that they are an experiment. */
const ALGORITHMS = [-8, -7, -257];

/** What the browser of a viewer needs for making a passkey. */
export async function additionOptions(viewer: Viewer): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: "Rastro",
    rpID: hereOrRefuse().host,
    userID: new Uint8Array(Buffer.from(viewer.id)),
    userName: viewer.email,
    userDisplayName: viewer.email,
    challenge: makeChallenge(secret(), addingOf(viewer)),
    timeout: CHALLENGE_MS,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    // It is found without an e-mail being typed, and asks for a finger, a face or a PIN each time.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: credentialsOf(viewersStore(readSettings().data), viewer.id),
  });
}

/**
 * The passkey that a viewer's authenticator made.
 *
 * @throws Problem `passkey_invalid`
 */
export async function verifiedAddition(
  viewer: Viewer,
  response: RegistrationResponseJSON,
): Promise<Omit<NewPasskey, "id" | "name">> {
  const { host, origin } = hereOrRefuse();
  const { verifyRegistrationResponse } = await webauthn();
  const verify = async () => {
    await requireUnattested(response);
    return verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => isChallenge(secret(), addingOf(viewer), challenge),
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
  };
  const made = (await orNull(verify))?.registrationInfo;
  if (!made) throw new Problem("passkey_invalid");
  const { id: credentialId, publicKey, counter: signCount, transports = [] } = made.credential;
  return { viewerId: viewer.id, credentialId, publicKey: Buffer.from(publicKey), signCount, transports, host };
}

/** What a browser needs for coming in with any passkey that it has for this host. */
export async function signInOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: hereOrRefuse().host,
    challenge: makeChallenge(secret(), "sign-in"),
    timeout: CHALLENGE_MS,
    userVerification: "required",
  });
}

/** What a passkey's answer uses up, when it is right; null when it is not. */
export async function verifiedSignIn(
  { credentialId, publicKey, signCount: counter, viewerId }: Passkey,
  response: AuthenticationResponseJSON,
): Promise<{ challenge: string; signCount: number } | null> {
  const { host, origin } = hereOrRefuse();
  const { verifyAuthenticationResponse } = await webauthn();
  let challenge = "";
  const verify = () =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (asked) => {
        challenge = asked;
        return isChallenge(secret(), "sign-in", asked);
      },
      expectedOrigin: origin,
      expectedRPID: host,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
      requireUserVerification: true,
    });
  const holder = Buffer.from(response.response.userHandle ?? "", "base64url").toString();
  const found = await orNull(verify);
  return found?.verified && holder === viewerId ? { challenge, signCount: found.authenticationInfo.newCounter } : null;
}

/**
 * Browsers send no certificates, for none are asked for. Somebody else could, and the library would look into them and ask
 * the addresses that they name whether they were revoked.
 */
async function requireUnattested({ response }: RegistrationResponseJSON): Promise<void> {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, "base64url")));
  const format = attestation.get("fmt");
  const bare = format === "none" || (format === "packed" && attestation.get("attStmt").get("x5c") === undefined);
  if (!bare) throw new Error("an attestation that was not asked for");
}

/** The library throws at whatever somebody sent that is not as it should be. */
async function orNull<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

function hereOrRefuse(): { host: string; origin: string } {
  const host = passkeyHost();
  if (host === null) throw new Problem("passkey_invalid");
  return { host, origin: visit()?.origin ?? "" };
}

const addingOf = ({ id: viewerId, sessionId }: Viewer): Purpose => ({ viewerId, sessionId });
const secret = (): string => cookieSecret(readSettings().data);
// Read when the first passkey is used: it brings the formats of certificates.
const webauthn = () => import("@simplewebauthn/server");
