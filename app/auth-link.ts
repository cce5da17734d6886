import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/**
 * Signs somebody in who proved otherwise that they may come in, by a one-time link or a passkey. It is called by us alone: the route has a list of what is
 * open to the outside, and this is not on it.
 */
export const oneTimeLink = () => ({
  id: "one-time-link",
  endpoints: {
    oneTimeLink: createAuthEndpoint(
      "/one-time-link",
      { method: "POST", body: z.object({ viewerId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.viewerId);
        if (!user) throw context.error("UNAUTHORIZED");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({});
      },
    ),
  },
});
