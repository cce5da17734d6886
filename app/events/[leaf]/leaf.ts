/** The leaf index in the address of an event; null for what is no whole number. */
export function parseLeaf(text: string): number | null {
  const leafIndex = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(leafIndex) ? leafIndex : null;
}
