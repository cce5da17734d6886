"use client";

import type { Answer } from "#audit/problems.ts";
import { remembering } from "#audit/remembering.ts";

import styles from "./facet-columns.module.css";
import { FacetFind, type FacetQuestion } from "./facet-find.tsx";
import type { FacetLineView, FacetNames, FacetWays } from "./facet-line.tsx";
import { FacetLines } from "./facet-lines.tsx";
import type { Packed } from "./packed.ts";

/** A facet in words; `others` says how many values are not among its lines, null where none is left out. */
export type FacetView = {
  key: string;
  name: string;
  lines: FacetLineView[];
  ways: FacetWays | null;
  others: string | null;
};

/** The facets of a list on their way to the browser. */
export type FacetsView = { facets: FacetView[]; names: FacetNames };

type Props = {
  facets: Packed<FacetsView>;
  /** Of the list, for values that are looked for. */
  address: string;
  find: (question: FacetQuestion) => Promise<Answer<FacetLineView[]>>;
};

/** The facets of a result, each with its values and a way to find those that are not shown. */
export function FacetColumns({ facets: packed, ...asked }: Props) {
  const { facets, names } = facetsOf(packed);
  return facets.map((facet) => <Facet key={facet.key} facet={facet} names={names} {...asked} />);
}

/** The same facets stand beside every page of a result. */
const facetsOf = remembering((packed: Packed<FacetsView>) => JSON.parse(packed) as FacetsView, String, 50);

type FacetProps = Omit<Props, "facets"> & { facet: FacetView; names: FacetNames };

function Facet({ facet: { key, name, lines, ways, others }, names, address, find }: FacetProps) {
  return (
    <div className={styles.facet}>
      <h2 id={`facet-${key}`} className={styles.name}>
        {name}
      </h2>
      <FacetLines aria-labelledby={`facet-${key}`} lines={lines} ways={ways} names={names} />
      {others === null ? null : (
        <>
          <p className={styles.others}>{others}</p>
          <FacetFind name={name} facet={key} address={address} find={find} names={names} />
        </>
      )}
    </div>
  );
}
