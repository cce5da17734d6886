import { z } from "zod";

import { EVENT_LIMITS, parseJson } from "./json/parse.ts";
import type { Limits } from "./json/scan.ts";
import { textAt } from "./json/walk.ts";
import { isNotice } from "./notices.ts";
import { Problem } from "./problems.ts";

/** An event as it was published: its value and its exact bytes, and the pointer to it in whatever delivered it. */
export type Unwrapped = { value: unknown; bytes: Uint8Array; pointer: string };

/**
 * Takes an event out of its delivery wrapper: an SNS notification (a string in `Message`), EventBridge (`detail`) or
 * Pub/Sub (base64 in `message.data`). Anything else is the event itself. Wrappers may stand in each other, twice.
 */
export function unwrap(value: unknown, bytes: Uint8Array, limits: Limits = EVENT_LIMITS, depth = 0): Unwrapped {
  const wrapper = depth < 2 ? wrapperOf(value) : undefined;
  if (!wrapper) return { value, bytes, pointer: "" };
  return below(wrapper.pointer, () => {
    const inner = wrapper.take(value as never, bytes);
    const { pointer, ...event } = unwrap(parseJson(inner, limits), inner, limits, depth + 1);
    return { ...event, pointer: wrapper.pointer + pointer };
  });
}

/** Runs a piece of work on what stands at `pointer`: its problems lie there, or further down. */
export function below<T>(pointer: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Problem) || pointer === "") throw cause;
    throw new Problem(cause.code, { ...cause.place, pointer: pointer + (cause.place.pointer ?? "") }, { cause });
  }
}

/** Whether a value is a wrapper's, which lets it stand on its own in a stream. */
export const isWrapper = (value: unknown): boolean => wrapperOf(value) !== undefined;

// A shape that does not fit is found out by an error with its stack: most events are no wrapper, and have not even the key.
const wrapperOf = (value: unknown): Wrapper | undefined =>
  WRAPPERS.find(
    ({ key, shape }) => typeof value === "object" && value !== null && key in value && shape.safeParse(value).success,
  );

type Wrapper = { pointer: string; key: string; shape: z.ZodType; take(value: never, bytes: Uint8Array): Uint8Array };

// Somebody who forwards by hand leaves out what names the wrapper. An event may carry any key more, and is no wrapper for it.
const isEvent = (value: object): boolean => ["event_type", "data", "object"].some((key) => key in value);

const sns = z
  .looseObject({ Message: z.string() })
  .refine((value) => ("Type" in value ? typeof value.Type === "string" : !isEvent(value)) && !isNotice(value));
const eventBridge = z
  .looseObject({ detail: z.looseObject({}) })
  .refine((value) => typeof value["detail-type"] === "string" || !isEvent(value));
const pubSub = z.looseObject({ message: z.looseObject({ data: z.string() }) });

const WRAPPERS: Wrapper[] = [
  {
    pointer: "/Message",
    key: "Message",
    shape: sns,
    take: ({ Message }: z.infer<typeof sns>) => Buffer.from(Message, "utf8"),
  },
  {
    pointer: "/detail",
    key: "detail",
    shape: eventBridge,
    take: (_, bytes) => Buffer.from(textAt(textOf(bytes), "/detail") ?? ""),
  },
  {
    pointer: "/message/data",
    key: "message",
    shape: pubSub,
    take: ({ message }: z.infer<typeof pubSub>) => decodeBase64(message.data),
  },
];

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function decodeBase64(data: string): Uint8Array {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(data)) throw new Problem("wrapper_unreadable");
  return Buffer.from(data, "base64");
}
