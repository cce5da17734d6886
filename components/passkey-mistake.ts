import { WebAuthnError } from "@simplewebauthn/browser";

/** Why a browser brought no passkey, as a code that DoorSaid has words for. What it does not know is left to throw. */
export function passkeyMistake(error: unknown): string {
  if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")
    return "passkey_known";
  const names = ["NotAllowedError", "AbortError", "SecurityError", "NotSupportedError", "InvalidStateError"];
  if (error instanceof WebAuthnError || (error instanceof Error && names.includes(error.name)))
    return "passkey_cancelled";
  throw error;
}
