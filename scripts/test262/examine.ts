/** All runs of one file of the suite: natively, then compiled, and what the difference is due to. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canWait, withAwaits } from "./awaits.ts";
import { compile, type Functions, UnreadableError, type Variant } from "./compile.ts";
import { type Frontmatter, harnessOf, type Mode, modesOf, readFrontmatter, sourceFor } from "./frontmatter.ts";
import { compareOutcomes, type Outcome, type Verdict } from "./outcome.ts";
import { type Run, runOne } from "./run-one.ts";

export type Ticks = "direct" | "exact";

/** A run of a file natively, and compiled. */
export interface Pair {
  mode: Mode;
  ticks: Ticks;
  native: Outcome;
  compiled: Outcome;
  verdict: Verdict;
  /** The same happens when Babel only reads and prints the file. */
  byPrinting: boolean;
}

export interface Examined {
  path: string;
  /** It, or what it includes from the harness, has async functions, or cannot be read. Otherwise nothing was run. */
  isRelevant: boolean;
  /** The async functions of the file itself. */
  functions: Functions;
  /** Babel says that it is no program. */
  unreadable: string | null;
  /** Our plugin has failed, or a run has taken its process down. */
  fault: string | null;
  /** Empty when there is nothing to run: nothing is compiled in what can be read. */
  pairs: Pair[];
}

export interface ExamineOptions {
  root: string;
  ticks: Ticks[];
  /** Not null: every file that can be is made one async function, with awaits put in by this seed. */
  awaits: number | null;
}

/** `begins` is told about every run before it begins: some do not come back. */
export async function examine(
  path: string,
  { root, ticks, awaits }: ExamineOptions,
  begins: (variant: Variant) => void = () => {},
): Promise<Examined> {
  let source = readFileSync(join(root, path), "utf8");
  let about = readFrontmatter(source);
  const found: Examined = { path, isRelevant: true, functions: none, unreadable: null, fault: null, pairs: [] };
  if (awaits !== null) {
    const waiting = canWait(about) ? waitingFor(source, about, awaits) : null;
    if (waiting === null) return { ...found, isRelevant: false };
    source = waiting;
    about = { ...about, flags: [...about.flags, "async"], includes: [...about.includes, "asyncHelpers.js"] };
  }
  try {
    found.functions = compile(source, ticks[0]!, about.flags.includes("module") ? "module" : "script").functions;
    const inHarness = () => about.includes.some((name) => hasAny(ofHarness(root, name)));
    found.isRelevant = awaits === null ? hasAny(found.functions) || inHarness() : found.functions.compiled > 0;
  } catch (error) {
    // With awaits in it, it may be no program any more; await may be a name in it.
    if (awaits !== null && error instanceof UnreadableError) return { ...found, isRelevant: false };
    found[error instanceof UnreadableError ? "unreadable" : "fault"] = (error as Error).message;
  }
  if (!found.isRelevant) return found;
  const run = { root, path: join(root, path), source, about };
  if (isUntouched(found, run, ticks[0]!)) return found;
  for (const mode of modesOf(about)) {
    const outcome = (variant: Variant) => {
      begins(variant);
      return runOne({ ...run, mode, variant });
    };
    const native = await outcome("native");
    for (const one of ticks) found.pairs.push(await pairOf(mode, one, native, outcome));
  }
  return found;
}

/** Nothing is compiled of it, nor of what it includes: in every mode it is what Babel alone makes of it, to the letter. */
function isUntouched(found: Examined, { root, source, about }: Program, ticks: Ticks): boolean {
  if (found.functions.compiled > 0 || found.unreadable !== null || found.fault !== null) return false;
  if (/\bimport\b/.test(source) || harnessOf(about).some((name) => ofHarness(root, name).compiled > 0)) return false;
  return modesOf(about).every((mode) => {
    const text = sourceFor(mode, source);
    return codeOf(text, ticks, mode) === codeOf(text, "printed", mode);
  });
}

/** Not a number, which equals nothing: what is read as a program in one mode may be none in another. */
function codeOf(source: string, variant: Variant, mode: Mode): string | number {
  try {
    return compile(source, variant, mode === "module" ? "module" : "script").code;
  } catch (error) {
    if (error instanceof UnreadableError) return Number.NaN;
    throw error;
  }
}

type Program = Pick<Run, "root" | "source" | "about">;

/** Null: it cannot be one. */
function waitingFor(source: string, about: Frontmatter, seed: number): string | null {
  try {
    return withAwaits(source, about, seed);
  } catch {
    return null;
  }
}

/** What does not happen twice is due to the clock. */
async function pairOf(
  mode: Mode,
  ticks: Ticks,
  native: Outcome,
  run: (variant: Variant) => Promise<Outcome>,
): Promise<Pair> {
  let compiled = await run(ticks);
  if (compareOutcomes(native, compiled) !== "same") {
    [native, compiled] = [await run("native"), await run(ticks)];
  }
  const verdict = compareOutcomes(native, compiled);
  const byPrinting = verdict !== "same" && compareOutcomes(native, await run("printed")) === verdict;
  return { mode, ticks, native, compiled, verdict, byPrinting };
}

const none: Functions = { compiled: 0, native: {} };

function hasAny({ compiled, native }: Functions): boolean {
  return compiled > 0 || Object.keys(native).length > 0;
}

const harness = new Map<string, Functions>();

function ofHarness(root: string, name: string): Functions {
  const found =
    harness.get(name) ?? compile(readFileSync(join(root, "harness", name), "utf8"), "exact", "script").functions;
  harness.set(name, found);
  return found;
}
