/** One case of fixtures/: compiled, compared with what is written down, and run both ways. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { PluginItem, types as t } from "@babel/core";
import {
  fieldsStay,
  isInstalledBabel,
  isMadeOtherwise,
  parseSync,
  partOfBabel,
  printedAlike,
  types,
  version,
} from "./babel";
import { behaviour, type Steps } from "./behaviour";
import { compile } from "./compile";
import { difference } from "./difference";
import { compareWithFile, type Fixture, type FixtureOptions, fixturesFolder } from "./fixture";
import { asItIs, type Compile, enginesUsing, loader } from "./modules";

export async function runFixture(fixture: Fixture): Promise<void> {
  const { source, input, options, name } = fixture;
  if (name.startsWith("refusals/")) return compareWithFile(fixture, "refusal.txt", refusal(fixture));

  const compiled = compileFor(options);
  compareOutput(fixture, compiled(source, input));
  if (!hasNative(options)) return compareWithFile(fixture, "expected.txt", await run(fixture, compiled));

  const native = await run(fixture, asItIs);
  compareRuns(name, native, await run(fixture, compiled));
  const promises: Compile = (text, file) => compiled(asPromises(text), file);
  if (asPromises(source) !== source) compareRuns(`${name} (as promises)`, native, await run(fixture, promises));
}

const run = (fixture: Fixture, compile: Compile): Promise<string> =>
  behaviour(fixture, loader(fixture.input, compile, fixture.options), steps());

/** Another Babel may print the same code in another way. */
function compareOutput(fixture: Fixture, output: string): void {
  if (isInstalledBabel) return compareWithFile(fixture, "output.js", output);
  if (isMadeOtherwise(fixture.name)) return;
  const written = readFileSync(join(fixture.folder, "output.js"), "utf8").trimEnd();
  const [known, now] = [written, output.trimEnd()].map(printedAlike) as [string, string];
  if (known !== now)
    throw new Error(
      `${fixture.name}: Babel ${version} makes other code, ${difference(["written", "now"], known, now)}`,
    );
}

export function hasNative({ native = true }: FixtureOptions): boolean {
  return native === "using" ? enginesUsing : native;
}

function compareRuns(name: string, native: string, compiled: string): void {
  if (native === compiled) return;
  const shown = difference(["native", "compiled"], native, compiled);
  throw new Error(`${name} does not do what it does natively, ${shown}`);
}

/** Every case is also run with all its functions as the promise kind. */
export const asPromises = (source: string) =>
  source.replace(/(["'])use coroutine( raising)?\1/g, '"use coroutine promise"');

/** The message of the error, without the path of this checkout and the colours of this terminal. */
function refusal({ source, input, folder, options }: Fixture): string {
  try {
    compileFor(options)(source, input);
  } catch (error) {
    return stripVTControlCharacters((error as Error).message).replaceAll(`${folder}/`, "");
  }
  throw new Error(`${input} was compiled, not refused.`);
}

/** Leaves that wait or not, as promises and as coroutines. */
export const steps = loader(join(fixturesFolder, "support.ts"), compileFor({}), {}) as () => Steps;

/** `others`: plugins behind ours. */
export function compileFor({ plugin, parser = [], sourceType }: FixtureOptions, others: PluginItem[] = []): Compile {
  const also = () => ({
    manipulateOptions: (_: unknown, { plugins }: { plugins: unknown[] }) => plugins.push(...parser),
    post: ({ ast }: { ast: t.File }) => refuseSharedNodes(ast),
  });
  return (source, filename) => {
    const typeScript: PluginItem[] = /\.tsx?$/.test(filename)
      ? [[partOfBabel("@babel/plugin-transform-typescript"), fieldsStay]]
      : [];
    return compile(source, { filename, plugin, sourceType, plugins: [...typeScript, also, ...others] }).code;
  };
}

/** A node in two places is a bug that the next plugin finds. */
function refuseSharedNodes(ast: t.File): void {
  const seen = new Set<t.Node>();
  types.traverseFast(ast, (node) => {
    if (seen.has(node))
      throw new Error(`This ${node.type} occurs twice in the output: ${JSON.stringify(node.loc?.start)}`);
    seen.add(node);
  });
}

/** An older Babel does not know all syntax. The installed one has to. */
export function canRead({ source, input, options: { parser = [], sourceType = "module" } }: Fixture): boolean {
  if (isInstalledBabel) return true;
  const plugins = [...parser, ...(/\.tsx?$/.test(input) ? ["typescript" as const] : [])];
  try {
    parseSync(source, { sourceType, parserOpts: { plugins }, configFile: false, babelrc: false });
    return true;
  } catch {
    return false;
  }
}
