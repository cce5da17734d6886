import { knock } from "./knock.ts";
import { recordLooks } from "./looks.ts";
import { currentViewer } from "./session.ts";

/** Ends this session, and then records it: a log that cannot be written keeps nobody signed in. */
export async function endOwnSession(): Promise<Response> {
  const viewer = await currentViewer();
  const ended = await knock("/sign-out", {});
  if (viewer) await recordLooks(viewer, [{ event: "viewer_sign_out", object: {} }]);
  return ended;
}
