/** Whether a network address is this very machine's; an IPv4 one may be written as IPv6. */
export const isLoopback = (address: string): boolean =>
  address === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address);
