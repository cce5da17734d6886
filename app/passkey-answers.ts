import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";

const text = z.string().max(20_000);
const head = { id: text, rawId: text, type: z.literal("public-key") };

const ANSWER = z.object({
  ...head,
  response: z.object({
    authenticatorData: text,
    clientDataJSON: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

const MADE = z.object({
  ...head,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** A passkey's answer as a browser sends it; null for anything else. An action is public. */
export const answerFrom = (sent: unknown): AuthenticationResponseJSON | null =>
  withoutExtensions(ANSWER.safeParse(sent).data) as AuthenticationResponseJSON | null;

/** A new passkey as a browser sends it; null for anything else. */
export const madeFrom = (sent: unknown): RegistrationResponseJSON | null =>
  withoutExtensions(MADE.safeParse(sent).data) as RegistrationResponseJSON | null;

const withoutExtensions = (parsed: object | undefined) =>
  parsed === undefined ? null : { ...parsed, clientExtensionResults: {} };
