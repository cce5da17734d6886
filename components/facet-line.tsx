import type { Route } from "next";
import type { CSSProperties } from "react";

import type { Choice } from "#audit/search/narrow.ts";

import { numberText } from "./number-text.ts";

/** A value of a facet in words: how many events have it, and where it leads. */
export type FacetLineView = {
  id: string;
  /** Where it is not said by its id. */
  label?: string;
  /** It stands for what is not there, or is empty. */
  none?: true;
  count: number;
  choice?: NonNullable<Choice>;
  /** Where it is not what the ways of all values say of this one. */
  include?: Route | null;
  exclude?: Route | null;
};

/** Where the values of a facet lead: `{value}` stands for the value, of which such an address needs to change nothing. */
export type FacetWays = { include: string; exclude: string };

/** How the links that exclude are called: `{value}` stands for the value. */
export type FacetNames = { exclude: string; allow: string };

type Props = { line: FacetLineView; ways: FacetWays | null; names: FacetNames; share: number; locale: string };

/**
 * A value with a link that includes it and one that excludes it. Their looks, their icon, their key and that they are soft are
 * said by the list around them: a page has dozens.
 */
export function FacetLine({
  line: { id, label = id, none, count, choice, ...own },
  ways,
  names,
  share,
  locale,
}: Props) {
  const { include = filled(ways?.include, id), exclude = filled(ways?.exclude, id) } = own;
  const words = (
    <>
      <span data-none={none && ""}>{label}</span>
      {` ${numberText(count, locale)}`}
    </>
  );
  return (
    <li data-choice={choice} style={{ "--share": share.toFixed(2) } as Style}>
      {include === null ? (
        <span>{words}</span>
      ) : (
        <a href={include} aria-current={choice === "included" ? "true" : undefined}>
          {words}
        </a>
      )}
      {exclude === null ? null : (
        // biome-ignore lint/a11y/useAnchorContent: an icon, whose label says what it does
        <a
          href={exclude}
          aria-label={filled(choice === "excluded" ? names.allow : names.exclude, label) ?? undefined}
        />
      )}
    </li>
  );
}

type Style = CSSProperties & { "--share": string };

const filled = (pattern: string | undefined, value: string): string | null =>
  pattern?.replace("{value}", () => value) ?? null;
