import type { FacetLineView, FacetWays } from "#components/facet-line.tsx";

/** A line without the addresses that the browser makes by itself of the ways of its facet. */
export function briefly({ include, exclude, ...line }: FacetLineView, ways: FacetWays | null): FacetLineView {
  return {
    ...line,
    ...(include !== filled(ways?.include, line.id) && { include }),
    ...(exclude !== filled(ways?.exclude, line.id) && { exclude }),
  } as FacetLineView;
}

const filled = (pattern: string | undefined, value: string): string | undefined =>
  pattern?.replace("{value}", () => value);
