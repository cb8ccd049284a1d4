/**
 * Positions in error stacks are those of the source: wherever a case calls what it is given, before and after an
 * await, it is where it is natively, and so are those who called it.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { originalPositionFor } from "@jridgewell/trace-mapping";
import { behaviour, type Steps } from "../support/behaviour";
import { type Fixture, findFixtures } from "../support/fixture";
import { asPromises, hasNative, steps } from "../support/run-fixture";
import { callPositions } from "./call-positions";
import { loadMapped, type Maps } from "./mapped";

type Log = <T>(first?: T, ...rest: unknown[]) => T;

/** Nothing is run in refusals; wrappers make coroutines, which start later than what they wrap. */
const leftOut = ["refusals", "annotations"];
/** Deeper than this the resume loop begins anew, on an empty stack. */
const DEPTH = 20;

for (const [category, fixtures] of findFixtures()) {
  const compared = fixtures.filter(({ options }) => hasNative(options));
  if (leftOut.includes(category) || compared.length === 0) continue;
  test(category, async () => {
    const different: string[] = [];
    let frames = 0;
    for (const fixture of compared) {
      const calls = callPositions(asPromises(fixture.source), fixture.input, fixture.options);
      const compiled = await positionsOf(fixture, true);
      for (const [place, native] of (await positionsOf(fixture, false)).entries()) {
        for (const [depth, expected] of native.entries()) {
          // What the language calls is called somewhere in the right statement.
          if (depth > 0 && !calls.has(expected)) break;
          frames++;
          if (compiled[place]?.[depth] !== expected)
            different.push(`${fixture.name}: ${native} compiled ${compiled[place]}`);
        }
      }
    }
    expect([...new Set(different)]).toEqual([]);
    expect(frames).toBeGreaterThan(compared.length);
  });
}

/**
 * For each call of `log`, which steps call as well: where the functions of the case are that are on the stack, from the
 * innermost outwards. In native code those end where something was waited for, or where Babel had to help.
 */
async function positionsOf(fixture: Fixture, ours: boolean): Promise<string[][]> {
  const maps: Maps = new Map();
  const seen: string[][] = [];
  const spied = (log: Log) =>
    ((...values: unknown[]) => {
      seen.push(positions(maps).slice(0, DEPTH));
      return log(...values);
    }) as Log;
  const load = loadMapped(fixture, ours, maps);
  const made = Object.entries(steps()).map(([name, make]) => [name, (log: Log) => make(spied(log))]);
  const hasOwnRun = existsSync(join(fixture.folder, "exec.ts"));
  await behaviour(fixture, hasOwnRun ? load : () => spying(load, spied), Object.fromEntries(made) as Steps);
  return seen;
}

function spying(load: () => { main?(step: unknown, log: Log): unknown }, spied: (log: Log) => Log): object {
  const { main, ...rest } = load();
  return main === undefined ? rest : { ...rest, main: (step: unknown, log: Log) => main(step, spied(log)) };
}

/** By their names, what the language calls. */
const called =
  /^(?:get |set |\[Symbol\.|(?:toString|valueOf|next|return|throw|then|get|set|has|ownKeys|getOwnPropertyDescriptor)$)/;

/** What `new Function` puts before the code. */
const LINES_BEFORE = 2;

function positions(maps: Maps): string[] {
  const found: string[] = [];
  const sites = callSites();
  for (const [place, site] of sites.entries()) {
    const map = maps.get(site.getScriptNameOrSourceURL() ?? "");
    const isEntry = sites[place - 1]?.getFunctionName() === "promised";
    if (map === undefined || isEntry || site.isAsync()) continue;
    const at = { line: site.getLineNumber()! - LINES_BEFORE, column: site.getColumnNumber()! - 1 };
    const { line, column } = originalPositionFor(map, at);
    if (line === null) break;
    found.push(`${line}:${column}`);
    if (called.test(site.getFunctionName()?.replace(/^.*\./, "") ?? "")) break;
  }
  return found;
}

interface CallSite extends NodeJS.CallSite {
  getScriptNameOrSourceURL(): string;
  isAsync(): boolean;
}

function callSites(): CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 200;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error().stack as unknown as CallSite[];
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return sites;
}
