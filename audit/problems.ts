import { maskText } from "./masking.ts";

/** Every expected failure: its HTTP status and what it says. Each code has a heading in docs/problems.md. */
export const PROBLEMS = {
  json_syntax: { status: 400, title: "The bytes are not JSON" },
  json_truncated: { status: 400, title: "The JSON ends before it is complete" },
  json_not_utf8: { status: 400, title: "The text is not UTF-8" },
  json_too_large: { status: 413, title: "One event is larger than the limit" },
  json_too_deep: { status: 400, title: "The JSON is nested deeper than the limit" },
  json_duplicate_key: { status: 400, title: "An object has the same key twice" },
  json_forbidden_key: { status: 400, title: "An object has a key that is not allowed" },
  json_number_unsafe: { status: 400, title: "A number does not fit 53 bits and would be rounded" },
  json_lone_surrogate: { status: 400, title: "A string has half of a surrogate pair" },
  json_nul: { status: 400, title: "A string has a NUL character" },
  json_not_an_object: { status: 400, title: "An event must be a JSON object" },
  gzip_broken: { status: 400, title: "The gzip data is damaged or ends too early" },
  wrapper_unreadable: { status: 400, title: "The delivery wrapper does not hold an event" },
  event_unrecognised: { status: 422, title: "This is neither an envelope nor the body of a known event" },
  envelope_invalid: { status: 422, title: "The envelope lacks something or has it in the wrong form" },
  body_invalid: { status: 422, title: "The event does not match its published contract" },
  event_conflict: { status: 409, title: "This event id was already recorded with another payload" },
  phone_invalid: { status: 422, title: "The customer phone does not have the documented form" },
  phone_repeated: { status: 422, title: "The snapshot has this phone id twice" },
  search_syntax: { status: 400, title: "The search is not understood" },
  search_unknown_key: { status: 400, title: "The search has a key that does not exist" },
  search_bad_value: { status: 400, title: "A value of the search does not have the form of its key" },
  search_number_in_address: { status: 400, title: "A whole phone number may not stand in an address" },
  address_invalid: { status: 400, title: "The address has a part that is not understood" },
  view_changed: { status: 409, title: "Somebody saved this view in the meantime" },
  view_deleted: { status: 410, title: "This view was deleted" },
  view_private: { status: 403, title: "This view is private to somebody else" },
  view_not_yours: { status: 403, title: "Only its owner may change a view" },
  view_name_invalid: { status: 400, title: "A view cannot have this name" },
  view_limit: { status: 409, title: "There is no room for one more" },
  not_found: { status: 404, title: "There is nothing at this address" },
  time_invalid: { status: 400, title: "This is not a time" },
  setting_invalid: { status: 500, title: "A setting has a value that is not understood" },
  path_is_store: { status: 400, title: "The path leads to a store of SQLite, not to events" },
  export_busy: { status: 429, title: "Too many exports are running" },
  export_too_large: { status: 422, title: "The result has more rows than this format can hold" },
  export_deadline: { status: 504, title: "The export took longer than it may" },
  export_stopped: { status: 500, title: "The export ended before it was complete" },
  file_exists: { status: 409, title: "A file of that name exists" },
  restore_forks: { status: 409, title: "The backup lacks something that the store holds" },
  output_unwritable: { status: 507, title: "The output cannot be written" },
  path_unreadable: { status: 500, title: "A path cannot be read" },
  token_invalid: { status: 401, title: "A valid token or signature is needed" },
  body_too_large: { status: 413, title: "The body is larger than the limit" },
  body_too_slow: { status: 408, title: "The body comes too slowly" },
  body_broken_off: { status: 400, title: "The body ended before it was complete" },
  media_type_unsupported: { status: 415, title: "The body is of a type or encoding that is not read" },
  nothing_recorded: { status: 422, title: "Everything in the body was refused" },
  ingest_busy: { status: 429, title: "More is being posted than can be recorded" },
  ingest_stopped: { status: 503, title: "Nothing is recorded at the moment" },
  edit_invalid: { status: 400, title: "The payload cannot be changed in this way" },
  quarantine_settled: { status: 409, title: "This item is an event already" },
  quarantine_redacted: { status: 410, title: "The bytes of this item were redacted when their time was over" },
  decision_reason_missing: { status: 400, title: "A decision needs a reason" },
  retention_too_short: { status: 400, title: "Payloads are kept for at least twelve months" },
  token_name_invalid: { status: 400, title: "This is not the name of a source" },
  token_secret_invalid: { status: 400, title: "This is not a webhook secret or public key" },
  store_full: { status: 507, title: "The disk of the store is full" },
  store_read_only: { status: 503, title: "The store cannot be written" },
  store_busy: { status: 503, title: "The store is locked by another writer" },
  store_damaged: { status: 500, title: "The store is damaged or is not a Rastro store" },
  store_newer: { status: 500, title: "The store was made by a newer version of Rastro" },
  credentials_wrong: { status: 401, title: "The e-mail address or the password is wrong" },
  code_wrong: { status: 401, title: "The code is wrong, was used before, or came too late" },
  passkey_refused: { status: 401, title: "This passkey opens nothing here" },
  passkey_invalid: { status: 400, title: "The passkey cannot be added" },
  passkey_limit: { status: 409, title: "There is no room for one more passkey" },
  too_many_tries: { status: 429, title: "Too many tries; wait a while" },
  signed_out: { status: 401, title: "You are signed out" },
  forbidden: { status: 403, title: "Your role may not do this" },
  origin_refused: { status: 403, title: "The request does not come from a page of this site" },
  link_spent: { status: 410, title: "The link was used before, or it is too old" },
  email_invalid: { status: 400, title: "This is not an e-mail address" },
  password_weak: { status: 400, title: "The password is too easy to guess" },
  viewer_exists: { status: 409, title: "There is a viewer with this e-mail address already" },
  viewer_unknown: { status: 404, title: "There is no such viewer" },
  reason_invalid: { status: 400, title: "A reveal needs a reason of at least 10 characters, in words" },
  last_admin: { status: 409, title: "Somebody has to remain who can manage the viewers" },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** Where a problem lies: pointers, positions and names. Shown through `maskedPlace` only. */
export type Place = {
  /** JSON pointer (RFC 6901) of what is wrong. */
  pointer?: string;
  /** Byte offset in the document or file. */
  offset?: number;
  /** Index of the first wrong character of a search, from 0. */
  position?: number;
  /** What would have been understood. */
  expected?: string;
  /** File or folder. */
  path?: string;
  /** Query parameter, setting or argument. */
  name?: string;
};

/** A failure we expect. Anything else is a bug and is left to throw. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly place: Place;

  constructor(code: ProblemCode, place: Place = {}, options?: ErrorOptions) {
    super(PROBLEMS[code].title, options);
    this.name = "Problem";
    this.code = code;
    this.place = place;
  }

  /** The `application/problem+json` of RFC 9457. */
  toJSON() {
    const { status, title } = PROBLEMS[this.code];
    return { type: `/docs/problems#${this.code}`, code: this.code, title, status, ...maskedPlace(this.place) };
  }
}

/** A place as it may be shown: the keys that a pointer names are the publisher's, and one could be a number. */
export const maskedPlace = (place: Place): Place =>
  place.pointer === undefined ? place : { ...place, pointer: maskText(place.pointer) };

export type ProblemReport = ReturnType<Problem["toJSON"]>;
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: ProblemReport };

/** Turns an expected failure into a value that can cross to the browser; lets every other error through. */
export async function answer<T>(work: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error.toJSON() };
    throw error;
  }
}
