/** A link by which somebody chooses a password: shown once. */
export type Invitation = { email: string; link: string };
