import { getTranslations } from "next-intl/server";

import type { FacetKey } from "#audit/search/narrow.ts";
import type { FacetLineView } from "#components/facet-line.tsx";

import type { FacetLine } from "./list-narrow.ts";

/** Says lines of a facet in the viewer's words, on the server: for a page, and for what is asked for later. */
export type FacetWords = (facet: FacetKey, lines: FacetLine[]) => FacetLineView[];

/** The words of the request that is being answered. */
export async function wordsOfFacets(): Promise<FacetWords> {
  const [t, flags] = await Promise.all([getTranslations("lists.facets"), getTranslations("client.flags")]);
  const labelOf = (facet: FacetKey, { value, text }: FacetLine): string => {
    if (value === null) return t("none");
    const flag = `${value}.name` as never;
    if (facet === "flag") return flags.has(flag) ? flags(flag) : value;
    if (facet === "reason") return text === null ? value : t("reason", { id: value, text });
    return text === "" || text === null ? t("empty") : text;
  };
  return (facet, lines) =>
    lines.map((line) => {
      const { value, count, choice, include, exclude } = line;
      const [id, label] = [value ?? "", labelOf(facet, line)];
      const none = value === null || value === "";
      return {
        id,
        count,
        include,
        exclude,
        ...(label !== id && { label }),
        ...(none && { none }),
        ...(choice !== null && { choice }),
      };
    });
}
