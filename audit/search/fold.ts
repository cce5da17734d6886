/** How free text is compared: compatibility forms and combining marks taken away, and without case. */
export const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
