import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

import { Problem } from "#audit/problems.ts";

export type TrustedProxies = BlockList;

/**
 * Reads whose X-Forwarded-For counts: addresses and networks, `10.0.0.1, 192.168.0.0/16`.
 *
 * @throws Problem `setting_invalid`
 */
export function parseProxies(text: string): TrustedProxies {
  const list = new BlockList();
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", bits, ...more] = part.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (isIP(address) === 0 || more.length > 0 || !(prefix <= most)) throw invalid();
    list.addSubnet(address, prefix, family);
  }
  return list;
}

const invalid = () =>
  new Problem("setting_invalid", {
    name: "RASTRO_TRUSTED_PROXIES",
    expected: "addresses and networks, such as 10.0.0.1, 192.168.0.0/16",
  });

/** The address of who asks: the connection's own, or the newest in X-Forwarded-For that no trusted proxy has. */
export function addressOf({ headers, socket }: IncomingMessage, trusted: TrustedProxies): string {
  const told = [headers["x-forwarded-for"]].flat().join(",").split(",").map(plain);
  let address = plain(socket.remoteAddress ?? "");
  while (isTrusted(address, trusted)) {
    const before = told.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address;
}

const isTrusted = (address: string, trusted: TrustedProxies): boolean =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** Without a zone, and IPv4 as IPv4 wherever it came in. */
const plain = (address: string): string =>
  address
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/%.*$/, "");
