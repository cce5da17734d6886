import { tokenOf } from "./support/posting.ts";
import { expect, test } from "./support/test.ts";

// Nobody signs in: from this machine no browser comes by that address.
test.use({
  serverSettings: { RASTRO_ORIGIN: "https://rastro.bank.example", RASTRO_ADMIN_EMAIL: "", RASTRO_ADMIN_PASSWORD: "" },
});

test("behind a proxy only life is open to anybody; the rest asks for a token", async ({ server }) => {
  const token = await tokenOf(server);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  for (const path of ["/api/ready", "/api/metrics"]) {
    expect((await fetch(server.url + path)).status, path).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(server.url + path, { headers })).status, path).toBe(200);
  }
});
