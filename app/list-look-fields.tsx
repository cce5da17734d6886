import { type ListAddress, lookOf } from "./list-address.ts";

/** How a list is looked at, for a form that asks for another search. */
export function LookFields({ address }: { address: ListAddress }) {
  return lookOf(address).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
