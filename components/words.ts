import { createTranslator, useLocale, useMessages, type useTranslations } from "next-intl";

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
  const words = (all.get(namespace) ?? createTranslator({ locale, messages, namespace })) as Words<N>;
  all.set(namespace, words);
  return words;
}
