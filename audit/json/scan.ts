/** What an event may cost: its bytes, and how deep it may nest. */
export type Limits = { bytes: number; depth: number };

export type Scan =
  | { kind: "value"; end: number }
  | { kind: "more" }
  | { kind: "error"; at: number; code: "json_syntax" | "json_too_deep" | "json_too_large" };

/**
 * Finds where the JSON value that begins at `start` ends, checking the grammar of RFC 8259 on the way. The value is not
 * built: most bytes of a file are framed here and parsed natively after. `more` says that `bytes` ended inside it.
 */
export function scanValue(bytes: Uint8Array, start: number, limits: Limits): Scan {
  const stop = Math.min(bytes.length, start + limits.bytes);
  const end = valueEnd(bytes, start, stop, limits.depth);
  if (end >= 0) return { kind: "value", end };
  if (end === CUT) return stop === bytes.length && stop - start < limits.bytes ? { kind: "more" } : tooLarge(stop);
  return end <= DEEP ? { kind: "error", at: DEEP - end, code: "json_too_deep" } : wrong(~end - 1);
}

// Results below zero say why there is no end: CUT, a wrong byte at ~end - 1, or too deep at DEEP - end.
const CUT = -1;
const DEEP = -(2 ** 40);

const tooLarge = (at: number): Scan => ({ kind: "error", at, code: "json_too_large" });
const wrong = (at: number): Scan => ({ kind: "error", at, code: "json_syntax" });
const wrongAt = (at: number): number => ~(at + 1);

const [QUOTE, COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x2c, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d];

function valueEnd(bytes: Uint8Array, start: number, stop: number, depthLimit: number): number {
  // One entry a level: true in an object. A stack instead of recursion, so that depth costs no call frames.
  const inObject: boolean[] = [];
  let at = start;
  for (;;) {
    at = skipSpace(bytes, at, stop);
    if (at >= stop) return CUT;
    const byte = bytes[at];
    if (byte === OPEN || byte === OPEN_LIST) {
      if (inObject.length >= depthLimit) return DEEP - at;
      inObject.push(byte === OPEN);
      at = skipSpace(bytes, at + 1, stop);
      if (at >= stop) return CUT;
      if (bytes[at] !== (byte === OPEN ? CLOSE : CLOSE_LIST)) {
        if (byte === OPEN_LIST) continue;
        at = keyEnd(bytes, at, stop);
        if (at < 0) return at;
        continue;
      }
    } else {
      at = scalarEnd(bytes, at, stop);
      if (at < 0) return at;
      if (inObject.length === 0) return at;
      at = skipSpace(bytes, at, stop);
    }
    at = afterValue(bytes, at, stop, inObject);
    if (at < 0 || inObject.length === 0) return at;
  }
}

/** Closes what ends here; returns where the next value begins, or the end of the outermost. */
function afterValue(bytes: Uint8Array, from: number, stop: number, inObject: boolean[]): number {
  let at = from;
  while (inObject.length > 0) {
    at = skipSpace(bytes, at, stop);
    if (at >= stop) return CUT;
    const object = inObject[inObject.length - 1];
    if (bytes[at] === COMMA) {
      if (!object) return at + 1;
      at = skipSpace(bytes, at + 1, stop);
      return at >= stop ? CUT : keyEnd(bytes, at, stop);
    }
    if (bytes[at] !== (object ? CLOSE : CLOSE_LIST)) return wrongAt(at);
    inObject.pop();
    at += 1;
  }
  return at;
}

function keyEnd(bytes: Uint8Array, start: number, stop: number): number {
  if (bytes[start] !== QUOTE) return wrongAt(start);
  const end = stringEnd(bytes, start, stop);
  if (end < 0) return end;
  const at = skipSpace(bytes, end, stop);
  if (at >= stop) return CUT;
  return bytes[at] === COLON ? at + 1 : wrongAt(at);
}

function scalarEnd(bytes: Uint8Array, start: number, stop: number): number {
  switch (bytes[start]) {
    case QUOTE:
      return stringEnd(bytes, start, stop);
    case 0x74:
      return wordEnd(bytes, start, stop, "true");
    case 0x66:
      return wordEnd(bytes, start, stop, "false");
    case 0x6e:
      return wordEnd(bytes, start, stop, "null");
    default:
      return numberEnd(bytes, start, stop);
  }
}

function stringEnd(bytes: Uint8Array, start: number, stop: number): number {
  for (let at = start + 1; at < stop; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20) return wrongAt(at);
    if (byte !== 0x5c) continue;
    const escaped = escapeEnd(bytes, at + 1, stop);
    if (escaped < 0) return escaped;
    at = escaped - 1;
  }
  return CUT;
}

function escapeEnd(bytes: Uint8Array, start: number, stop: number): number {
  if (start >= stop) return CUT;
  const letter = String.fromCharCode(bytes[start] as number);
  if ('"\\/bfnrt'.includes(letter)) return start + 1;
  if (letter !== "u") return wrongAt(start);
  for (let at = start + 1; at < start + 5; at += 1) {
    if (at >= stop) return CUT;
    if (!isHex(bytes[at] as number)) return wrongAt(at);
  }
  return start + 5;
}

function wordEnd(bytes: Uint8Array, start: number, stop: number, word: string): number {
  for (let index = 0; index < word.length; index += 1) {
    if (start + index >= stop) return CUT;
    if (bytes[start + index] !== word.charCodeAt(index)) return wrongAt(start + index);
  }
  return start + word.length;
}

function numberEnd(bytes: Uint8Array, start: number, stop: number): number {
  let at = bytes[start] === 0x2d ? start + 1 : start;
  const leadingZero = bytes[at] === 0x30;
  const whole = leadingZero ? at + 1 : digitsEnd(bytes, at, stop);
  if (whole === at) return at >= stop ? CUT : wrongAt(at);
  at = whole;
  if (bytes[at] === 0x2e && at < stop) {
    const fraction = digitsEnd(bytes, at + 1, stop);
    if (fraction === at + 1) return fraction >= stop ? CUT : wrongAt(fraction);
    at = fraction;
  }
  if (at < stop && (bytes[at] === 0x65 || bytes[at] === 0x45)) {
    at += bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d ? 2 : 1;
    const exponent = digitsEnd(bytes, at, stop);
    if (exponent === at) return exponent >= stop ? CUT : wrongAt(exponent);
    at = exponent;
  }
  return at;
}

function digitsEnd(bytes: Uint8Array, start: number, stop: number): number {
  let at = start;
  while (at < stop && isDigit(bytes[at] as number)) at += 1;
  return at;
}

function skipSpace(bytes: Uint8Array, start: number, stop: number): number {
  let at = start;
  while (at < stop && isSpace(bytes[at] as number)) at += 1;
  return at;
}

export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean =>
  isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
