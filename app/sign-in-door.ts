import { Problem } from "#audit/problems.ts";
import { admit, forgive, type Limit } from "#db/doors.ts";
import { viewersStore } from "#db/live.ts";

import { challenged } from "./challenge.ts";
import { here, knock } from "./knock.ts";
import { recordLooks } from "./looks.ts";
import { readSettings } from "./settings.ts";

/** How often in any 15 minutes: guesses at one account, and tries from one address. */
export const PER_ACCOUNT = 10;
const PER_ADDRESS = 100;

export type SignedIn = { response: Response; secondFactor: boolean };

/**
 * Signs in with e-mail and password: the only way to a password's verification. Who guesses is counted before, and whoever
 * was right is not held against.
 *
 * @throws Problem `too_many_tries`, `credentials_wrong`, the same for an account that does not exist
 */
export async function signInWithPassword({ email, password }: { email: string; password: string }): Promise<SignedIn> {
  const account = email.trim().toLowerCase().slice(0, 254);
  const response = await refusalsRecorded(account, () =>
    counted([{ key: `account ${account}`, most: PER_ACCOUNT }], () =>
      knock("/sign-in/email", { email: account, password }),
    ),
  );
  const { twoFactorRedirect } = (await response.clone().json()) as { twoFactorRedirect?: boolean };
  const secondFactor = twoFactorRedirect === true;
  await recordLooks({ email: account }, [{ event: "viewer_sign_in", object: { second_factor: secondFactor } }]);
  return { response, secondFactor };
}

/** Signs in, and puts on record that it was refused; `how` says more of the way in. */
export async function refusalsRecorded<T>(
  email: string | null,
  signIn: () => Promise<T>,
  how: { by?: string } = {},
): Promise<T> {
  try {
    return await signIn();
  } catch (error) {
    if (error instanceof Problem) {
      await recordLooks({ email }, [{ event: "viewer_sign_in_refused", object: { ...how, reason: error.code } }]);
    }
    throw error;
  }
}

/**
 * The second step: a code of the authenticator, or one of the codes that were written down. Codes are guessed at as
 * passwords are, so they are counted as passwords are.
 *
 * @throws Problem `too_many_tries`, `code_wrong`
 */
export async function verifySecondFactor(code: string): Promise<Response> {
  const digits = code.replaceAll(/\s/g, "");
  const path = /^\d{6}$/.test(digits) ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const email = await challenged();
  const limits = email === null ? [] : [{ key: `code ${email}`, most: PER_ACCOUNT }];
  const response = await refusalsRecorded(email, () =>
    counted(limits, () => knock(path, { code: digits }), "code_wrong"),
  );
  await recordLooks({ email }, [{ event: "viewer_sign_in", object: { step: "second_factor" } }]);
  return response;
}

/**
 * Does something that verifies a viewer's password again, counted like a sign-in.
 *
 * @throws Problem `too_many_tries`, `credentials_wrong`
 */
export const withPassword = (email: string, path: string, body: object): Promise<Response> =>
  counted([{ key: `account ${email}`, most: PER_ACCOUNT }], () => knock(path, body));

/**
 * Counts a try from this address, and at what else is named.
 *
 * @throws Problem `too_many_tries`
 */
export function countTry(limits: Limit[]): number[] {
  const db = viewersStore(readSettings().data);
  const admission = admit(db, [...limits, { key: `address ${here().address}`, most: PER_ADDRESS }]);
  if (!admission.ok) throw new Problem("too_many_tries", { expected: `${admission.retryAfterS} s` });
  return admission.tries;
}

/**
 * Tries something that can be guessed at: counted before, and taken back when it was right.
 *
 * @throws Problem `too_many_tries`, and what is said of a wrong one
 */
export async function counted(
  limits: Limit[],
  tryIt: () => Promise<Response>,
  wrong: "credentials_wrong" | "code_wrong" | "passkey_refused" = "credentials_wrong",
): Promise<Response> {
  const tries = countTry(limits);
  const response = await tryIt();
  if (!response.ok) throw new Problem(response.status === 429 ? "too_many_tries" : wrong);
  forgive(viewersStore(readSettings().data), tries);
  return response;
}
