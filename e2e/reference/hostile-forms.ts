import { gzipSync } from "node:zlib";
import type { BrokenPiece, Item } from "./item.ts";

/** Documents and, where the form can bear them, broken pieces between them. */
export type Part = Pick<Item, "text"> | BrokenPiece;

/** One after another, no delimiter. */
export function asConcatenated(parts: readonly Part[]): Buffer {
  return Buffer.concat(parts.map(bytesOf));
}

/** One a line. A line break between tokens becomes a space: a document must stay on its line. */
export function asNdjson(parts: readonly Part[]): Buffer {
  const line = (part: Part) => ("bytes" in part ? part.bytes : Buffer.from(part.text.replaceAll(/[\r\n]/g, " ")));
  return Buffer.concat(parts.flatMap((part) => [line(part), Buffer.from("\n")]));
}

/** One JSON array. Broken pieces would break the whole, so it takes none. */
export function asArray(items: readonly Pick<Item, "text">[]): Buffer {
  return Buffer.from(`[${items.map(({ text }) => text).join(",\n")}]\n`);
}

/** Any of the forms, compressed. */
export function gzipped(form: Buffer): Buffer {
  return gzipSync(form);
}

/** Any of the forms, behind a byte-order mark. */
export function withByteOrderMark(form: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), form]);
}

/** An SNS notification: the event is a string. */
export function asSns<T extends Pick<Item, "text">>(item: T): T {
  const notification = {
    Type: "Notification",
    MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
    TopicArn: "arn:aws:sns:sa-east-1:123456789012:audit",
    Message: item.text,
    Timestamp: "2026-03-20T19:03:00.000Z",
    SignatureVersion: "1",
    Signature: "EXAMPLE==",
  };
  return { ...item, text: JSON.stringify(notification) };
}

/** An EventBridge event: the event is the value of `detail`, byte for byte. */
export function asEventBridge<T extends Pick<Item, "text">>(item: T): T {
  const around = {
    version: "0",
    id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
    "detail-type": "audit",
    source: "pismo",
    account: "123456789012",
    time: "2026-03-20T19:03:00Z",
    region: "sa-east-1",
    resources: [],
  };
  return { ...item, text: `${JSON.stringify(around).slice(0, -1)},"detail":${item.text}}` };
}

/** A Pub/Sub push: the event is base64 in `message.data`. */
export function asPubSub<T extends Pick<Item, "text">>(item: T): T {
  const message = {
    data: Buffer.from(item.text).toString("base64"),
    messageId: "2070443601311540",
    publishTime: "2026-03-20T19:03:00.000Z",
    attributes: {},
  };
  return { ...item, text: JSON.stringify({ message, subscription: "projects/p/subscriptions/audit" }) };
}

function bytesOf(part: Part): Buffer {
  return "bytes" in part ? part.bytes : Buffer.from(part.text);
}
