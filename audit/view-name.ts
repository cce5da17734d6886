import { holdsNumber } from "./search/address-numbers.ts";

/** How long the name of a view may be, in UTF-16 units as an input counts them. */
export const MOST_NAME = 80;

// Controls, halves of surrogate pairs, line ends, and what turns the direction of the text around it.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const LEGIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a view may be called so: something is to be seen, nothing hides, and it is nobody's phone number. */
export const isViewName = (name: string): boolean =>
  name.length <= MOST_NAME && LEGIBLE.test(name) && !UNSEEN.test(name) && !holdsNumber(name);
