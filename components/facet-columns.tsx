"use client";

import type { Answer } from "#audit/problems.ts";

import styles from "./facet-columns.module.css";
import { FacetFind, type FacetQuestion } from "./facet-find.tsx";
import type { FacetLineView } from "./facet-line.tsx";
import { FacetLines } from "./facet-lines.tsx";
import { type Packed, useUnpacked } from "./packed.ts";

/** A facet in words; `others` says how many values are not among its lines, null where none is left out. */
export type FacetView = { key: string; name: string; lines: FacetLineView[]; others: string | null };

type Props = {
  facets: Packed<FacetView[]>;
  /** Of the list, for values that are looked for. */
  address: string;
  find: (question: FacetQuestion) => Promise<Answer<FacetLineView[]>>;
};

/** The facets of a result, each with its values and a way to find those that are not shown. */
export function FacetColumns({ facets, ...asked }: Props) {
  return useUnpacked(facets).map((facet) => <Facet key={facet.key} facet={facet} {...asked} />);
}

function Facet({ facet: { key, name, lines, others }, address, find }: { facet: FacetView } & Omit<Props, "facets">) {
  return (
    <div className={styles.facet}>
      <h2 id={`facet-${key}`} className={styles.name}>
        {name}
      </h2>
      <FacetLines aria-labelledby={`facet-${key}`} lines={lines} />
      {others === null ? null : (
        <>
          <p className={styles.others}>{others}</p>
          <FacetFind name={name} facet={key} address={address} find={find} />
        </>
      )}
    </div>
  );
}
