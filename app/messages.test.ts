import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { FLAGS } from "#audit/flags.ts";
import { PROBLEMS } from "#audit/problems.ts";

import { BROWSER_MESSAGES } from "#components/browser-messages.ts";

import english from "./messages/en.json" with { type: "json" };
import portuguese from "./messages/pt-BR.json" with { type: "json" };

const en = { ...english, ...BROWSER_MESSAGES.en };
const ptBR = { ...portuguese, ...BROWSER_MESSAGES["pt-BR"] };

type Tree = { [key: string]: string | Tree };

const paths = (tree: Tree, at = ""): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${at}${key}`] : paths(value, `${at}${key}.`),
  );

const textAt = (tree: Tree, path: string): string =>
  path.split(".").reduce<string | Tree>((node, key) => (node as Tree)[key] ?? "", tree) as string;

/** What a message is filled with: {arguments} and <tags>. */
const holes = (text: string): string[] =>
  [...new Set(text.replaceAll(/(?:=\d|\b(?:one|other)) \{[^{}]*\}/g, "").match(/\{\w+[,}]|<\w+>/g) ?? [])].sort();

test("both languages say the same things", () => {
  expect(paths(ptBR).sort()).toEqual(paths(en).sort());
});

test("a message is filled in the same way in both languages", () => {
  for (const path of paths(en)) expect(holes(textAt(ptBR, path)), path).toEqual(holes(textAt(en, path)));
});

test("every problem and every flag is said", () => {
  expect(Object.keys(en.problems.titles)).toEqual(Object.keys(PROBLEMS));
  expect(Object.keys(en.client.flags)).toEqual([...FLAGS]);
});

test("the English title of a problem is the one that its code has everywhere else", () => {
  expect(en.problems.titles).toEqual(
    Object.fromEntries(Object.entries(PROBLEMS).map(([code, { title }]) => [code, title])),
  );
});

test("no message is left that nobody says", () => {
  const root = join(import.meta.dirname, "..");
  const sources = ["app", "components"]
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((file) => join(root, room, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  // A key is spelt out where it is said, or its parent's name is, before a computed end.
  const said = (path: string) =>
    path
      .split(".")
      .slice(-2)
      .some((key) => sources.includes(key));
  expect(paths(en).filter((path) => !said(path))).toEqual([]);
});
