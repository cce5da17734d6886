import type { IncomingMessage } from "node:http";

import { expect, test } from "vitest";

import { addressOf, parseProxies } from "./proxies.ts";

const asked = (remoteAddress: string, forwarded: string | undefined, trusted: string) =>
  addressOf(
    { headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } } as unknown as IncomingMessage,
    parseProxies(trusted),
  );

test.each([
  ["the connection's own, whoever else it names", "203.0.113.5", "198.51.100.1", "", "203.0.113.5"],
  ["what a trusted proxy says", "10.0.0.1", "198.51.100.1", "10.0.0.0/8", "198.51.100.1"],
  ["the newest that no trusted proxy has", "10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.9", "10.0.0.0/8", "198.51.100.1"],
  ["the proxy's own when it says nothing", "10.0.0.1", undefined, "10.0.0.1", "10.0.0.1"],
  ["the proxy's own when it says nonsense", "10.0.0.1", "unknown", "10.0.0.1", "10.0.0.1"],
  ["IPv4 that came in as IPv6", "::ffff:10.0.0.1", "2001:db8::7", "10.0.0.1", "2001:db8::7"],
])("the address is %s", (_, remote, forwarded, trusted, expected) => {
  expect(asked(remote, forwarded, trusted)).toBe(expected);
});
