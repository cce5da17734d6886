/** What must become of a document of the hostile trail. A conflict and a malformed one are both refused. */
export type Fate = "recorded" | "duplicate" | "conflict" | "malformed";

/** One JSON document of the hostile trail: its text, what must become of it, and the digits of the phones it holds. */
export type Item = {
  text: string;
  fate: Fate;
  /** What is hostile about it, for the reader of a failure. */
  why: string;
  /** Digits of every phone number in it, area code left out: none of these may be read in any output. */
  phones: string[];
};

/** A run of bytes that is no JSON document. In a concatenated or NDJSON file it must count as one refused. */
export type BrokenPiece = { bytes: Buffer; why: string };

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** An event as the publisher delivers it. */
export type Envelope = {
  event_id: string;
  domain: string;
  event_type: string;
  schema_version: number | string;
  org_id: string;
  cid: string;
  timestamp: string;
  data: JsonObject;
};

/** An event before it is spelt as text. */
export type Draft = { envelope: Envelope; phones: string[]; why: string };
