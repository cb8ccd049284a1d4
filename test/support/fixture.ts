/** What a case of fixtures/ is on disk: fixtures/<category>/<case>/ with an input and what belongs to it. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ParserPlugin } from "@babel/parser";
import type { PluginOptions } from "babel-plugin-coroutine";
import { difference } from "./difference";

export const fixturesFolder = resolve(__dirname, "../../fixtures");

/** options.json of the case, over that of its category. */
export interface FixtureOptions {
  plugin?: PluginOptions;
  /** Parser plugins for syntax that is not on by default. */
  parser?: ParserPlugin[];
  /** "script" for what only sloppy code can show. */
  sourceType?: "module" | "script";
  /** false: there is no native counterpart; the log is compared with expected.txt. "using": only where the engine has it. */
  native?: boolean | "using";
  /** Only these leaves, where the others make an order that the language leaves open. */
  steps?: ("waiting" | "direct" | "coroutine" | "immediate")[];
}

export interface Fixture {
  /** "category/case" */
  name: string;
  folder: string;
  input: string;
  source: string;
  options: FixtureOptions;
}

/** All cases by category. FIXTURES=loops/let narrows them to names that contain it. */
export function findFixtures(): Map<string, Fixture[]> {
  const wanted = process.env.FIXTURES ?? "";
  const categories = folders(fixturesFolder).map((category): [string, Fixture[]] => [
    category,
    folders(join(fixturesFolder, category))
      .map((name) => readFixture(category, name))
      .filter(({ name }) => name.includes(wanted)),
  ]);
  return new Map(categories.filter(([, fixtures]) => fixtures.length > 0));
}

function readFixture(category: string, name: string): Fixture {
  const folder = join(fixturesFolder, category, name);
  const input = readdirSync(folder).find((file) => /^input\.[jt]sx?$/.test(file));
  if (input === undefined) throw new Error(`${folder} has no input.`);
  const source = readFileSync(join(folder, input), "utf8");
  if (!source.startsWith("// Shows: ")) throw new Error(`${folder}/${input} does not start with "// Shows: ".`);
  const options = { ...readOptions(join(folder, "..")), ...readOptions(folder) };
  return { name: `${category}/${name}`, folder, input: join(folder, input), source, options };
}

function readOptions(folder: string): FixtureOptions {
  const file = join(folder, "options.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function folders(inside: string): string[] {
  const entries = readdirSync(inside, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/**
 * Compares a text with the file that holds what it was. UPDATE=1 writes the file; a file
 * that does not exist yet is written too, but on CI it is an error.
 */
export function compareWithFile({ name, folder }: Fixture, file: string, actual: string): void {
  const path = join(folder, file);
  const text = `${actual.trimEnd()}\n`;
  const known = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (known === text) return;
  if (process.env.UPDATE || (known === null && !process.env.CI)) {
    writeFileSync(path, text);
    return;
  }
  const what = known === null ? "does not exist" : `is not what it was, ${difference([file, "now"], known, text)}`;
  throw new Error(`${name}: ${file} ${what}\n\nUPDATE=1 FIXTURES=${name} npx jest fixtures`);
}
