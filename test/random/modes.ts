/**
 * The ways to compare one program.
 *
 *   run          same schedule of completions: same trace, same outcome
 *   call         nothing waits: `call()` gives what the program gives with `async` and `await` erased
 *   destroy      ended at some of its suspensions: same trace as generators give for `.return()`
 *
 * In an "exact" run handles start at once, on both sides, and the trace shows the order of all microtasks.
 */

import type { Divergence, Example } from "./compare.ts";
import { render } from "./render/render.ts";
import type { SpellingName } from "./render/spelling.ts";
import { type CompiledProgram, callCompiled, destroyCompiled, runCompiled } from "./run/compiled.ts";
import { runWithGenerators } from "./run/generators.ts";
import { promiseLeaf, suspendingLeaf } from "./run/leaves.ts";
import { opaque } from "./run/opaque.ts";
import { evaluate, type Observed, type Program } from "./run/program.ts";
import { type RunOptions, runWithPromises } from "./run/promises.ts";
import type { RunQueue } from "./run/queue.ts";
import { atOnce, type Schedule } from "./run/schedule.ts";
import { compileWith, type Kind, type Subject } from "./subject.ts";

/** A program with many suspensions is destroyed at these many of them. */
const DESTRUCTIONS = 8;

type Comparisons = AsyncGenerator<Divergence>;

/** A program made runnable in the ways that are compared. */
export interface Subjected {
  readonly source: string;
  readonly native: Program;
  readonly compiled: CompiledProgram;
  /** Null: generators cannot express it. */
  readonly generators: Program | null;
}

/** How the source is spelled that is compiled as this kind: only coroutines start when they are awaited. */
const spellingOf: Record<Kind, SpellingName> = {
  coroutine: "handles",
  raising: "handles",
  promise: "promises",
  mixed: "promises",
  exact: "eager",
};

export function sourceOf({ tree, strict, kind }: Example): string {
  return render(tree, { spelling: spellingOf[kind], strict }).source;
}

export async function* comparisons(subject: Subject, example: Example): Comparisons {
  const { tree, strict, kind, schedules } = example;
  const isCoroutine = kind === "coroutine" || kind === "raising";
  const source = sourceOf(example);
  const generators = render(tree, { spelling: "generators", strict });
  const subjected: Subjected = {
    source,
    native: evaluate(isCoroutine ? render(tree, { spelling: "promises", strict }).source : source),
    compiled: compileWith(subject, source, kind),
    generators: generators.beyondGenerators.length > 0 || !usesGenerators(kind) ? null : evaluate(generators.source),
  };
  yield* compared(subjected, { kind, schedules, suspends: subject.suspend !== undefined });
}

export interface Comparing extends Pick<Example, "kind" | "schedules"> {
  /** Whether the subject knows leaves that are no promises. */
  readonly suspends: boolean;
}

export async function* compared(subjected: Subjected, { kind, schedules, suspends }: Comparing): Comparisons {
  for (const schedule of schedules) {
    if (kind === "coroutine" || kind === "raising") yield* ofCoroutines(subjected, schedule);
    else yield* ofPromises(subjected, schedule, kind !== "exact" && suspends);
  }
}

/** Not for what is only partly compiled, and not where calls start at once. */
export function usesGenerators(kind: Kind): boolean {
  return kind !== "mixed" && kind !== "exact";
}

async function* ofCoroutines({ source, native, compiled, generators }: Subjected, schedule: Schedule): Comparisons {
  const runNative = (options: RunOptions) => opaque(() => runWithPromises(native, options));

  const expected = await runNative({ schedule, thenables: true });
  yield { mode: "run", schedule, source, expected, actual: await opaque(() => runCompiled(compiled, schedule)) };

  const erased = await runNative({ schedule: schedule.map(atOnce), thenables: false });
  const called = await opaque(() => callCompiled(compiled, schedule));
  yield { mode: "call", schedule, source, expected: erased, actual: called };

  if (generators !== null) yield* destructions(source, generators, compiled, schedule);
}

async function* destructions(
  source: string,
  oracle: Program,
  compiled: CompiledProgram,
  schedule: Schedule,
): Comparisons {
  const { suspensions } = await opaque(() => runWithGenerators(oracle, { schedule, destroyAt: 0 }));
  const stride = Math.max(1, suspensions / DESTRUCTIONS);
  for (let at = 1; at <= suspensions; at += stride) {
    const options = { schedule, destroyAt: Math.floor(at) };
    const expected = await opaque(() => runWithGenerators(oracle, options));
    const actual = await opaque(() => destroyCompiled(compiled, options));
    yield { mode: `destroy at suspension ${options.destroyAt}`, schedule, source, expected, actual };
  }
}

async function* ofPromises(
  { source, native, compiled: { program, suspend }, generators }: Subjected,
  schedule: Schedule,
  suspends: boolean,
): Comparisons {
  const expected = await opaque(() => runWithPromises(native, { schedule, thenables: true }));
  const leaves = suspends ? (queue: RunQueue) => suspendingLeaf(queue, suspend) : promiseLeaf;
  const actual = await opaque(() => runWithPromises(program, { schedule, thenables: true, leaves }));
  yield { mode: "run", schedule, source, expected, actual };
  if (generators !== null) yield await generatorsAgree(source, generators, expected, schedule);
}

/** The oracle for destruction is itself tested: where nothing is destroyed, it must do what async functions do. */
async function generatorsAgree(
  source: string,
  oracle: Program,
  expected: Observed,
  schedule: Schedule,
): Promise<Divergence> {
  const actual = await opaque(() => runWithGenerators(oracle, { schedule, destroyAt: 0 }));
  return { mode: "oracle", schedule, source, expected, actual };
}
