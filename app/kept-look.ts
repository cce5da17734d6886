import { cookies } from "next/headers";

import { type ColumnChoice, type Density, printColumns } from "#audit/columns.ts";
import { answer } from "#audit/problems.ts";

import { type ListPath, parseListAddress } from "./list-address.ts";

/** How somebody likes to look at a list; null for what they did not say. */
export type KeptLook = { cols: ColumnChoice[] | null; density: Density | null };

/** The cookie of a list's look: its text is the query of an address with nothing but columns and density. */
export const lookCookie = (path: ListPath): string => `rastro-look-${path.slice(1)}`;

/** What the viewer keeps for a list. What is not understood, of an older version for one, is as if nothing was kept. */
export async function keptLook(path: ListPath): Promise<KeptLook> {
  const text = (await cookies()).get(lookCookie(path))?.value;
  return (text === undefined ? null : await readLook(text, path)) ?? { cols: null, density: null };
}

/** Reads the text of a look; null when it says something else, or something that the list does not have. */
export async function readLook(text: string, path: ListPath): Promise<KeptLook | null> {
  const { cols, density, ...others } = Object.fromEntries(new URLSearchParams(text));
  if (Object.keys(others).length > 0) return null;
  const read = await answer(() => parseListAddress({ cols, density }, path));
  return read.ok ? { cols: read.value.cols, density: read.value.density } : null;
}

/** The text of a look; the inverse of `readLook`. */
export function keptQuery({ cols, density }: KeptLook): string {
  const parts = [cols && `cols=${printColumns(cols)}`, density && `density=${density}`];
  return parts.filter((part) => part !== null).join("&");
}
