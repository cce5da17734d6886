import { createTranslator, useLocale, useMessages, type useTranslations } from "next-intl";

import { remembering } from "#audit/remembering.ts";

type Namespace = NonNullable<Parameters<typeof useTranslations>[0]>;
export type Words<N extends Namespace> = ReturnType<typeof useTranslations<N>>;

const known = new WeakMap<object, Map<string, unknown>>();

/**
 * The words of a namespace, as `useTranslations` gives them, but made once for the life of the process instead of once for
 * each component of each page: a list has hundreds that say something. Not for messages with times in them.
 */
export function useWords<N extends Namespace>(namespace: N): Words<N> {
  const [locale, messages] = [useLocale(), useMessages()];
  const all = known.get(messages) ?? new Map<string, unknown>();
  known.set(messages, all);
  const words = (all.get(namespace) ?? saidBefore(createTranslator({ locale, messages, namespace }))) as Words<N>;
  all.set(namespace, words);
  return words;
}

type Values = Record<string, string | number>;
type Say = ((key: string, values?: Values) => string) & Record<"has" | "rich" | "markup" | "raw", unknown>;

/** The same thing is said in the same words: to find and fill a message takes as long as to draw what it stands in. */
function saidBefore(translator: unknown): unknown {
  const words = translator as Say;
  const say = remembering(
    (key: string, values?: Values) => words(key, values),
    (key, values) => (values === undefined ? key : `${key} ${JSON.stringify(values)}`),
    MOST,
  );
  const { has, rich, markup, raw } = words;
  return Object.assign(say, { has, rich, markup, raw });
}

// Of one namespace and language: what is filled in may be anything.
const MOST = 2000;
