/** A value of a term: its text, and the same cut at its wildcards. */
export type NaiveValue = { text: string; pieces: string[] };
export type NaiveTerm = { key: string; negated: boolean; values: NaiveValue[] };

const QUOTED = /^"((?:[^"\\]|\\["\\*])*)"/;
const BARE = /^[^ ,"]+/;

/** Reads a query that is well-formed; throws at the first wrong character of one that is not. Free text has the key "text". */
export function parseNaively(query: string): NaiveTerm[] {
  const terms: NaiveTerm[] = [];
  let rest = query;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.slice(found[0].length);
    return found;
  };
  for (take(/^ +/); rest !== ""; take(/^ +/)) {
    const negated = take(/^-/) !== null;
    const key = take(/^([a-z]+):/)?.[1] ?? "text";
    const values: NaiveValue[] = [];
    do {
      const quoted = take(QUOTED);
      const value = quoted === null ? bareValue(take(BARE)?.[0]) : quotedValue(quoted[1] ?? "");
      if (value === null) throw new Error(`no value at ${query.length - rest.length} of ${query}`);
      values.push(value);
    } while (key !== "text" && take(/^,/) !== null);
    if (!/^( |$)/.test(rest)) throw new Error(`no end of a term at ${query.length - rest.length} of ${query}`);
    terms.push({ key, negated, values });
  }
  return terms;
}

function bareValue(text: string | undefined): NaiveValue | null {
  return text === undefined ? null : { text, pieces: text.split("*") };
}

function quotedValue(inside: string): NaiveValue {
  const characters = inside.match(/\\.|[^\\]/gsu) ?? [];
  const pieces = [""];
  for (const character of characters) {
    if (character === "*") pieces.push("");
    else pieces.push(pieces.pop() + character.replace(/^\\/, ""));
  }
  return { text: characters.map((character) => character.replace(/^\\(?=.)/, "")).join(""), pieces };
}
