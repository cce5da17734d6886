import { isSamePerson } from "../operators.ts";
import type { Search } from "./search.ts";
import { readPattern } from "./values.ts";

/** Whether a search asks for what the operator with this e-mail did, by that name and not by a pattern. */
export const namesOperator = (search: Search, email: string): boolean =>
  operatorsNamed(search).some((operator) => isSamePerson(operator, email));

/** The operators whose doings a search asks for by name. */
export const operatorsNamed = ({ terms }: Search): string[] =>
  terms
    .filter(({ key, negated }) => key === "operator" && !negated)
    .flatMap(({ values }) => values.map(readPattern))
    .flatMap((parts) => (parts.length === 1 ? parts : []));
