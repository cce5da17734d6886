import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { Visible } from "./visible.tsx";

const shown = (text: string | null) => renderToStaticMarkup(<Visible text={text} />).replace(/<[^>]*>/g, "");

test.each([
  ["ana\u202e@bank", "anaU+202E@bank"],
  ["a\u200b\u200db", "aU+200BU+200Db"],
  ["\ufeffx", "U+FEFFx"],
  ["a\u2028b\u0085", "aU+2028bU+0085"],
  ["\u{e0041}", "U+E0041"],
])("%j is shown as %s", (text, expected) => expect(shown(text)).toBe(expected));

test.each(["", "plain text, with spaces\tand\nlines", "joão 田中 👍 é", "  "])("%j is shown as it is", (text) =>
  expect(shown(text)).toBe(text),
);

test("nothing is nothing", () => expect(shown(null)).toBe(""));
