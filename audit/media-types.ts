/** Whether a posted body of this type can hold events. None given is bytes. Text in another encoding than UTF-8 cannot. */
export function isEventsType(contentType: string | null): boolean {
  if (contentType === null || contentType.trim() === "") return true;
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((one) => one.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  if (charset !== undefined && !CHARSETS.has(charset)) return false;
  return TYPES.has(type) || /^application\/[a-z0-9!#$&^_.+-]+\+json$/.test(type);
}

/** Whether a posted body may be encoded like this. Gzip is told by its first bytes, so it may come unsaid. */
export const isKnownEncoding = (encoding: string | null): boolean =>
  encoding === null || ["identity", "gzip", "x-gzip"].includes(encoding.trim().toLowerCase());

const CHARSETS = new Set(["utf-8", "utf8", "us-ascii"]);
const TYPES = new Set([
  "application/json",
  "application/x-ndjson",
  "application/ndjson",
  "application/jsonl",
  "application/x-jsonlines",
  "text/plain",
  "text/json",
  "application/gzip",
  "application/x-gzip",
  "application/octet-stream",
]);
