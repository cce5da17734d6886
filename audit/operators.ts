/** How operators are compared: trimmed and case-folded. They are shown as received. */
export const operatorKey = (email: string): string => email.trim().toLowerCase();

/** Whether an operator is who this e-mail belongs to. */
export const isSamePerson = (operator: string | null, email: string): boolean =>
  operator !== null && operatorKey(operator) === operatorKey(email);

/**
 * Whether an e-mail is an address at all. The published example is `[email protected]`, what is left of an address that
 * was obfuscated: such an operator can be searched by its text, but several people may stand behind it.
 */
export const isAddress = (email: string): boolean =>
  /^[^\s@[\]<>(),;:"]+@[^\s@[\]<>(),;:"]+\.[^\s@[\]<>(),;:"]+$/.test(email.trim());
