/**
 * What every answer tells the browser about how it may be used, by lower-case name.
 *
 * @param nonce of this answer alone: only scripts that carry it run
 * @param secure whether browsers come in over https
 */
export function pageHeaders({ nonce, secure }: { nonce: string; secure: boolean }): Record<string, string> {
  return {
    "content-security-policy": policyFor(nonce),
    ...ALWAYS,
    ...(secure && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
  };
}

function policyFor(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    // React and the charts place things with style attributes; no style sheet may be written into a page.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};
