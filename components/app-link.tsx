import type { Route } from "next";
import type { ComponentProps } from "react";

import { SOFT } from "./soft-link.ts";

type Props = Omit<ComponentProps<"a">, "href"> & {
  href: Route;
  /** The page stays where it is scrolled to. */
  scroll?: false;
  /** The page takes the place of this one in the history, and stays where it is scrolled to. */
  replace?: true;
};

/**
 * A link within the house: plain HTML, which `SoftLinks` follows without loading the frame anew. A list has some three
 * hundred, and a component in the browser for each would be most of what the page costs.
 */
export function AppLink({ scroll, replace, ...props }: Props) {
  const way = replace ? SOFT.inPlace : scroll === false ? SOFT.still : SOFT.top;
  return <a data-soft={way} {...props} />;
}
