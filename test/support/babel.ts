/** The Babel in which the plugin is tested: the installed one, or for the matrix that of the folder BABEL. */

import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import generator from "@babel/generator";
import { parse } from "@babel/parser";

type Babel = typeof import("@babel/core");

const folder = process.env.BABEL;
const from = createRequire(folder === undefined ? __filename : join(folder, "package.json"));

/** Babel 8 is an ES module, which only Node can load, not Jest: see babel-environment.cjs. */
const { babel = from("@babel/core") as Babel } = globalThis as { babel?: Babel };

export const { transformSync, parseSync, types, version } = babel;
export const isInstalledBabel = folder === undefined;

/** A plugin or preset of the same Babel. */
export function partOfBabel(name: string): string {
  const path = from.resolve(name);
  if (folder === undefined || path.startsWith(realpathSync(folder))) return path;
  throw new Error(`${folder} has no ${name}: ${path} is another Babel's`);
}
partOfBabel("@babel/core");

/** What Babel 8 always does, and Babel 7 only when it is told to: fields are never left out. */
export const fieldsStay = version.startsWith("7.") ? { allowDeclareFields: true } : {};

/** Cases whose output has code of another Babel's own in it, so that it is not the written one. */
const madeOtherwise = [
  {
    versions: /^7\.20\./,
    name: /^typescript\/(?:enums?-|coroutine-in-an-enum-)/,
    because: "enums are lowered otherwise",
  },
];

export function isMadeOtherwise(name: string): boolean {
  return madeOtherwise.some((one) => one.versions.test(version) && one.name.test(name));
}

/** Versions differ in parentheses that mean nothing, and lines: the installed one prints both texts. */
export function printedAlike(code: string): string {
  return generator(parse(code, { sourceType: "unambiguous", plugins: ["jsx"] }), { comments: false }).code;
}
