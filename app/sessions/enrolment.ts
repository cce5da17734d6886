import { encode } from "uqr";

/** What an authenticator needs, shown once: the secret as text and as the squares of a QR code, and the codes to keep. */
export type Enrolment = { secret: string; squares: { size: number; path: string }; backupCodes: string[] };

/** What better-auth made, as a page shows it. */
export function enrolmentOf({ totpURI, backupCodes }: { totpURI: string; backupCodes: string[] }): Enrolment {
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  return { secret: secret.replace(/(.{4})(?=.)/g, "$1 "), squares: squaresOf(totpURI), backupCodes };
}

function squaresOf(text: string): Enrolment["squares"] {
  const { size, data } = encode(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}
