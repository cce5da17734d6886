import type { TestServer } from "./server.ts";

export type Role = "viewer" | "investigator" | "auditor" | "admin";
export type Credentials = { email: string; password: string };
/** What a context is made with (`browser.newContext({ storageState })`). */
export type SignedIn = { cookies: Cookie[]; origins: [] };
type Cookie = {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite: "Lax";
};

/** Who the server of a worker starts with. */
export const ADMIN: Credentials = { email: "admin@bank.example", password: "orbit velvet cinnamon 9" };

/** Nobody: what a context of a stranger is made with. */
export const ANONYMOUS: SignedIn = { cookies: [], origins: [] };

/** Signs in as a program would: a POST that says where it comes from. */
export const postSignIn = (
  server: Pick<TestServer, "url">,
  credentials: Credentials,
  headers = {},
): Promise<Response> =>
  fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url, ...headers },
    body: JSON.stringify(credentials),
  });

/** Signs in and returns the cookie as a context takes it. */
export async function signIn(server: Pick<TestServer, "url">, credentials: Credentials): Promise<SignedIn> {
  const answer = await postSignIn(server, credentials);
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const [name, value] = sessionCookie(answer).split("=", 2) as [string, string];
  const { hostname: domain } = new URL(server.url);
  const rest = { path: "/", expires: -1, httpOnly: true, secure: true, sameSite: "Lax" } as const;
  return { cookies: [{ name, value, domain, ...rest }], origins: [] };
}

/** The `name=value` of a sign-in's cookie, for programs that send it by hand. */
const sessionCookie = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.includes("session_token"))
    ?.split(";")[0] ?? "";

/** What a signed-in context would send, as a header. */
export const cookieHeader = ({ cookies }: SignedIn): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join("; ");

const signedIn = new Map<string, Promise<SignedIn>>();

/** Somebody with a role, added to the server when first asked for. */
export function signInAs(server: TestServer, role: Role): Promise<SignedIn> {
  const key = `${server.url} ${role}`;
  const found = signedIn.get(key) ?? addAndSignIn(server, role);
  signedIn.set(key, found);
  return found;
}

async function addAndSignIn(server: TestServer, role: Role): Promise<SignedIn> {
  const credentials = { email: `${role}@team.example`, password: `${role} lantern copper 7 quay` };
  await addViewer(server, credentials, role);
  return signIn(server, credentials);
}

/** Adds a viewer on the command line. */
export async function addViewer(server: TestServer, { email, password }: Credentials, role: Role): Promise<void> {
  const added = await server.rastro(["viewer", "add", email, "--role", role, "--password-stdin"], password);
  if (added.code !== 0) throw new Error(`viewer add: ${added.stderr}`);
}
