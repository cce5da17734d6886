import { isSamePerson } from "../operators.ts";
import type { Search } from "./search.ts";
import { readPattern } from "./values.ts";

/** Whether a search asks for what the operator with this e-mail did, by that name and not by a pattern. */
export const namesOperator = ({ terms }: Search, email: string): boolean =>
  terms.some(
    ({ key, negated, values }) =>
      key === "operator" && !negated && values.some((value) => isExactly(readPattern(value), email)),
  );

const isExactly = (parts: string[], email: string): boolean =>
  parts.length === 1 && isSamePerson(parts[0] ?? null, email);
