/** One package: its tests natively, and then in every mode. */

import { cpSync, existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PluginOptions } from "babel-plugin-coroutine";
import { bringNode } from "../matrix/node.ts";
import { type Compiled, compileInto, filesOf } from "./compile.ts";
import type { Package } from "./list.ts";
import { lost, type Outcome, readOutcome, runTests } from "./run.ts";

export interface Examined {
  of: Package;
  native: Outcome;
  runs: Run[];
}

/** One mode. */
export interface Run {
  mode: string;
  compiled: Compiled;
  outcome: Outcome;
  /** Tests that pass natively and not now, for a reason that is known, and for none. */
  explained: Map<string, string[]>;
  unexplained: string[];
  /** What could not even be compiled. */
  faults: string[];
}

interface Setting {
  work: string;
  cache: string;
  checkout: string;
  modes: string[];
  /** Nothing is run: what the tests printed the last time is judged again. */
  kept: boolean;
  /** Called as soon as something is known: the next run may take minutes. */
  tell: (of: Package, native: Outcome, run: Run | null) => void;
}

export function examine(of: Package, { work, cache, checkout, modes, kept, tell }: Setting): Examined {
  const copy = join(work, of.name);
  if (!kept) bring(checkout, copy);
  const node = of.node === undefined ? null : bringNode(of.node, cache);
  const logOf = (mode: string, attempt: number) => `${copy}.${mode}${attempt === 1 ? "" : `.${attempt}`}.log`;
  const run = (mode: string, attempt: number) => {
    const log = logOf(mode, attempt);
    if (!kept) {
      for (let later = attempt; later <= attempts; later++) rmSync(logOf(mode, later), { force: true });
      runTests(copy, of.test, { log, node });
    }
    return existsSync(log) ? readOutcome(log, copy, of.test) : null;
  };

  const native = run("native", 1) ?? nothing;
  tell(of, native, null);
  const runs = modes.map((mode) => {
    const compiled = compileFor(mode, of, checkout, copy);
    const result = {
      mode,
      compiled,
      faults: compiled.faults,
      ...compareRuns(of, mode, native, (attempt) => run(mode, attempt)),
    };
    tell(of, native, result);
    return result;
  });
  return { of, native, runs };
}

/** With the runtime where compiled code of the copy finds it. */
function bring(checkout: string, copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  cpSync(checkout, copy, { recursive: true, verbatimSymlinks: true });
  const runtime = resolve(import.meta.dirname, "../../runtime");
  for (const part of ["package.json", "contract", "dist"]) {
    cpSync(join(runtime, part), join(copy, "node_modules/coroutine-runtime", part), { recursive: true });
  }
}

/** Compiled from the checkout, whatever an earlier mode has left in the copy. */
function compileFor(mode: string, of: Package, checkout: string, copy: string): Compiled {
  const options: PluginOptions = { annotate: "all", ticks: mode.endsWith("exact") ? "exact" : "direct" };
  const paths = filesOf(checkout).filter((path) => of.source.test(path) || of.tests.test(path));
  for (const path of paths) cpSync(join(checkout, path), join(copy, path));
  const wanted = paths.filter((path) => mode.startsWith("tests") || !of.tests.test(path));
  return compileInto(copy, checkout, wanted, of, options);
}

type Compared = Pick<Run, "outcome" | "explained" | "unexplained">;

/** Tests that look at the clock fail now and then: what counts is the best of these. */
const attempts = 3;

function compareRuns(of: Package, mode: string, native: Outcome, run: (attempt: number) => Outcome | null): Compared {
  let best = compare(of, mode, native, run(1) ?? nothing);
  for (let attempt = 2; attempt <= attempts && best.unexplained.length > 0; attempt++) {
    const outcome = run(attempt);
    if (outcome === null) break;
    const next = compare(of, mode, native, outcome);
    if (next.unexplained.length <= best.unexplained.length) best = next;
  }
  return best;
}

const nothing: Outcome = { passed: [], failed: [] };

function compare({ differences = [] }: Package, mode: string, native: Outcome, outcome: Outcome): Compared {
  const explained = new Map<string, string[]>();
  const unexplained = lost(native, outcome).filter((name) => {
    const known = differences.find((one) => one.modes.test(mode) && one.tests.test(name));
    if (known !== undefined) explained.set(known.because, [...(explained.get(known.because) ?? []), name]);
    return known === undefined;
  });
  return { outcome, explained, unexplained };
}
