/**
 * Breakpoints that are set by a line of the source are hit as they are natively: Node's inspector is told the place
 * that the source map has for the line, and the place where it pauses is read back through the map, as a debugger does.
 * With metadata a line has one place; otherwise brief code may stand in several, and all of them are mapped.
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PluginItem, transformSync } from "@babel/core";
import {
  allGeneratedPositionsFor,
  generatedPositionFor,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  TraceMap,
} from "@jridgewell/trace-mapping";
import plugin from "babel-plugin-coroutine";
import { buildSync } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "breakpoints-"));
afterAll(() => rmSync(folder, { recursive: true }));

const here = join(__dirname, "debugged");
const source = readFileSync(join(here, "program.js"), "utf8");
/** Counted from 1, as maps and people do. */
const stops = source.split("\n").flatMap((text, index) => (text.endsWith("// stop") ? [index + 1] : []));

const env = (targets: object | string): PluginItem => ["@babel/preset-env", { targets, modules: "commonjs" }];
const current = env({ node: "current" });
const ours = plugin as PluginItem;

test("the program pauses natively where it should", () => {
  const native = pausesOf("native", [], [current]);
  expect(new Set(native)).toEqual(new Set(stops.filter((line) => !/never|other/.test(lineOf(line)))));
  expect(native.length).toBeGreaterThan(30);
});

const described: PluginItem = [plugin, { metadata: true }];

test.each<[string, PluginItem[], PluginItem[]]>([
  ["compiled with metadata", [described], [current]],
  ["compiled with metadata before preset-env at its oldest target", [described], [env("ie 11")]],
])("%s, it pauses at the same lines, in the same order", (name, plugins, presets) => {
  expect(pausesOf(name, plugins, presets)).toEqual(pausesOf("native", [], [current]));
});

test("without metadata it pauses at all of these lines, where all places of a line have a breakpoint", () => {
  const native = new Set(pausesOf("native", [], [current]));
  expect(new Set(pausesOf("alone", [ours], [current], allPlacesFor))).toEqual(native);
});

/** The lines of the source where the debugger pauses. */
function pausesOf(name: string, plugins: PluginItem[], presets: PluginItem[], placesFor = onePlaceFor): number[] {
  const { code, map } = transformSync(source, {
    filename: join(here, "program.js"),
    plugins,
    presets,
    sourceMaps: true,
    configFile: false,
    babelrc: false,
  })!;
  const program = join(folder, `${name.replaceAll(" ", "-")}.cjs`);
  writeFileSync(program, code!.replace("coroutine-runtime/contract", runtime()));
  const trace = new TraceMap(map as never);
  const breakpoints = stops.flatMap((line) => placesFor(trace, line).map((place) => ({ ...place, stop: line })));
  const out = execFileSync(process.execPath, [join(here, "debug.cjs"), program, JSON.stringify(breakpoints)]);
  return JSON.parse(String(out)).map(({ breakpoint, line, column }: Pause) => {
    const original = originalPositionFor(trace, { line: line + 1, column });
    const { stop } = breakpoints[breakpoint]!;
    if (original.line !== stop && placesFor === onePlaceFor)
      throw new Error(`Set at line ${stop}, shown at ${original.line}: ${lineOf(stop)}`);
    return stop;
  });
}

interface Pause {
  /** Which one of those that were set. */
  breakpoint: number;
  line: number;
  column: number;
}

/** Of the file that is run, counted from 0. */
interface Place {
  line: number;
  column: number;
}

function onePlaceFor(map: TraceMap, line: number): Place[] {
  const place = generatedPositionFor(map, { source: map.sources[0]!, line, column: 0, bias: LEAST_UPPER_BOUND });
  if (place.line === null) throw new Error(`There is no code for line ${line}: ${lineOf(line)}`);
  return [{ line: place.line - 1, column: place.column }];
}

/** What is at the first place of the line, wherever it stands. */
function allPlacesFor(map: TraceMap, line: number): Place[] {
  const [first] = onePlaceFor(map, line);
  const { column } = originalPositionFor(map, { line: first!.line + 1, column: first!.column });
  const all = allGeneratedPositionsFor(map, { source: map.sources[0]!, line, column: column! });
  return all.map((place) => ({ line: place.line! - 1, column: place.column }));
}

const lineOf = (line: number) => source.split("\n")[line - 1]!.trim();

let built: string | undefined;

/** The runtime as one file that Node can run. */
function runtime(): string {
  if (built === undefined) {
    built = join(folder, "runtime.cjs");
    const entryPoints = [join(__dirname, "../../runtime/src/contract.ts")];
    buildSync({ entryPoints, bundle: true, format: "cjs", outfile: built });
  }
  return built;
}
