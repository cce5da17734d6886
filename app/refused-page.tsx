import { forbidden } from "next/navigation";
import type { ReactElement } from "react";

import Forbidden from "./forbidden.tsx";
import type { Permission } from "./permissions.ts";
import { currentViewer, isDenied } from "./session.ts";
import { answerWith } from "./status.ts";
import { visit } from "./visit.ts";

/**
 * What stands in a page's place for a role that may not see it, or null. Next's own way, `forbidden()`, sends a page whose
 * body is empty until a script has run; to a step within the house, which a script takes, it says what it says to actions.
 * What the page shows asks for the permission again.
 */
export async function refusedPage(permission: Permission): Promise<ReactElement | null> {
  const viewer = await currentViewer();
  if (viewer === null || !(await isDenied(viewer, permission))) return null;
  if (!asksForDocument()) forbidden();
  answerWith(403);
  return <Forbidden />;
}

function asksForDocument(): boolean {
  const request = visit()?.response.req;
  return request?.method === "GET" && !("rsc" in request.headers) && !("next-action" in request.headers);
}
