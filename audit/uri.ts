/** What the uri of an API call names: the account and the phone, when they are concrete. */
export type UriParts = { template: boolean; accountId: string | null; phoneId: string | null };

/**
 * Reads the uri of an event. `:accountId` and `{accountId}` are templates and name nothing; the published example begins
 * with a space, so it is trimmed. A concrete phone id stands nowhere else in an event.
 */
export function readUri(uri: string): UriParts {
  const segments = (uri.trim().split(/[?#]/)[0] ?? "").split("/").map(decoded);
  return {
    template: segments.some(isTemplate),
    accountId: concreteAfter(segments, "accounts"),
    phoneId: concreteAfter(segments, "phones"),
  };
}

/** Whether a concrete uri names another account than the event does: both are numbers, so `007` is 7. */
export function namesAnotherAccount({ accountId }: UriParts, eventAccountId: number): boolean {
  if (accountId === null || !/^-?\d/.test(accountId)) return false;
  return !/^-?\d+$/.test(accountId) || BigInt(accountId) !== BigInt(eventAccountId);
}

function concreteAfter(segments: string[], collection: string): string | null {
  const index = segments.indexOf(collection);
  const segment = index < 0 ? undefined : segments[index + 1];
  return segment && !isTemplate(segment) ? segment : null;
}

const isTemplate = (segment: string): boolean => /^:|^\{.*\}$|^<.*>$/.test(segment);

/** A template may come percent-encoded, and would else be one phone id for many phones. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
