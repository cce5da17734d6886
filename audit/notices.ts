import { z } from "zod";

import type { Envelope } from "./envelope.ts";
import { parseTimestamp } from "./timestamps.ts";

type Notice = z.infer<typeof notice>;

// What SNS says of a subscription itself. It is no event of the publisher's, and its Message is prose.
const notice = z.looseObject({
  Type: z.enum(["SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: z.string().min(1),
  TopicArn: z.string(),
  Timestamp: z.string().refine((text) => parseTimestamp(text) !== null),
});

/** Whether a value is a notice of SNS about a subscription: recorded for a person to act on, never followed by us. */
export const isNotice = (value: object): value is Notice => "Type" in value && notice.safeParse(value).success;

/** A notice as an event of the domain `sns`: `subscription_confirmation` or `unsubscribe_confirmation`. */
export function noticeEnvelope({ Type, MessageId, Timestamp }: Notice): Envelope {
  const occurredAt = parseTimestamp(Timestamp);
  if (!occurredAt) throw new TypeError("no notice: its time is none");
  return {
    eventId: `sns:${MessageId}`,
    domain: "sns",
    event: Type === "SubscriptionConfirmation" ? "subscription_confirmation" : "unsubscribe_confirmation",
    version: 1,
    orgId: null,
    cid: null,
    occurredAt,
  };
}
