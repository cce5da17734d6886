/** One key or scalar of a JSON text: where it stands (UTF-16 offsets) and its JSON pointer (a key has its value's). */
export type Token = { kind: "key" | "string" | "number" | "word"; pointer: string; start: number; end: number };
export type Span = { pointer: string; start: number; end: number };

type Visitor = { token(token: Token): void; container?(span: Span): void };

/** Visits every key and scalar of a JSON text in order. The grammar must have been checked before. */
export function walkJson(text: string, visitor: Visitor): void {
  walkValue(text, skipSpace(text, 0), "", visitor);
}

/** The text of the value at a JSON pointer, exactly as it stands; null when there is none. */
export function textAt(text: string, pointer: string): string | null {
  let found: string | null = null;
  const take = (span: Span) => {
    if (span.pointer === pointer) found = text.slice(span.start, span.end);
  };
  walkJson(text, { token: (token) => token.kind !== "key" && take(token), container: take });
  return found;
}

/** A pointer one level down (RFC 6901). */
export const pointerTo = (parent: string, key: string | number): string =>
  `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

function walkValue(text: string, start: number, pointer: string, visitor: Visitor): number {
  const first = text[start];
  if (first === "{") return walkObject(text, start, pointer, visitor);
  if (first === "[") return walkList(text, start, pointer, visitor);
  const kind = first === '"' ? "string" : /[-\d]/.test(first ?? "") ? "number" : "word";
  const end = kind === "string" ? stringEnd(text, start) : scalarEnd(text, start);
  visitor.token({ kind, pointer, start, end });
  return end;
}

function walkObject(text: string, start: number, pointer: string, visitor: Visitor): number {
  let at = skipSpace(text, start + 1);
  while (text[at] !== "}") {
    const end = stringEnd(text, at);
    const below = pointerTo(pointer, JSON.parse(text.slice(at, end)));
    visitor.token({ kind: "key", pointer: below, start: at, end });
    at = walkValue(text, skipSpace(text, skipSpace(text, end) + 1), below, visitor);
    at = skipComma(text, at);
  }
  visitor.container?.({ pointer, start, end: at + 1 });
  return at + 1;
}

function walkList(text: string, start: number, pointer: string, visitor: Visitor): number {
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== "]"; index += 1) {
    at = skipComma(text, walkValue(text, at, pointerTo(pointer, index), visitor));
  }
  visitor.container?.({ pointer, start, end: at + 1 });
  return at + 1;
}

function skipComma(text: string, start: number): number {
  const at = skipSpace(text, start);
  return text[at] === "," ? skipSpace(text, at + 1) : at;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function scalarEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !",]} \n\r\t".includes(text[at] as string)) at += 1;
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (" \n\r\t".includes(text[at] ?? "x")) at += 1;
  return at;
}
