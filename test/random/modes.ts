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
import { type Rendered, render } from "./render/render.ts";
import type { SpellingName } from "./render/spelling.ts";
import { type CompiledProgram, callCompiled, destroyCompiled, runCompiled } from "./run/compiled.ts";
import { runWithGenerators } from "./run/generators.ts";
import { promiseLeaf, suspendingLeaf } from "./run/leaves.ts";
import { opaque } from "./run/opaque.ts";
import { evaluate, type Observed } from "./run/program.ts";
import { type RunOptions, runWithPromises } from "./run/promises.ts";
import type { RunQueue } from "./run/queue.ts";
import { atOnce, type Schedule } from "./run/schedule.ts";
import { compileWith, type Kind, type Subject } from "./subject.ts";

/** A program with many suspensions is destroyed at these many of them. */
const DESTRUCTIONS = 8;

type Comparisons = AsyncGenerator<Divergence>;

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

export function comparisons(subject: Subject, example: Example): Comparisons {
  const { kind } = example;
  const source = sourceOf(example);
  const compiled = compileWith(subject, source, kind);
  if (kind === "coroutine" || kind === "raising") return ofCoroutines(example, source, compiled);
  return ofPromises(example, source, compiled, subject);
}

async function* ofCoroutines(example: Example, source: string, compiled: CompiledProgram): Comparisons {
  const { tree, strict, schedule } = example;
  const native = evaluate(render(tree, { spelling: "promises", strict }).source);
  const runNative = (options: RunOptions) => opaque(() => runWithPromises(native, options));

  const expected = await runNative({ schedule, thenables: true });
  yield { mode: "run", source, expected, actual: await opaque(() => runCompiled(compiled, schedule)) };

  const erased = await runNative({ schedule: schedule.map(atOnce), thenables: false });
  yield { mode: "call", source, expected: erased, actual: await opaque(() => callCompiled(compiled, schedule)) };

  yield* destructions(source, render(tree, { spelling: "generators", strict }), compiled, schedule);
}

async function* destructions(
  source: string,
  generators: Rendered,
  compiled: CompiledProgram,
  schedule: Schedule,
): Comparisons {
  if (generators.beyondGenerators.length > 0) return;
  const oracle = evaluate(generators.source);
  const { suspensions } = await opaque(() => runWithGenerators(oracle, { schedule, destroyAt: 0 }));
  const stride = Math.max(1, suspensions / DESTRUCTIONS);
  for (let at = 1; at <= suspensions; at += stride) {
    const options = { schedule, destroyAt: Math.floor(at) };
    const expected = await opaque(() => runWithGenerators(oracle, options));
    const actual = await opaque(() => destroyCompiled(compiled, options));
    yield { mode: `destroy at suspension ${options.destroyAt}`, source, expected, actual };
  }
}

async function* ofPromises(
  { tree, strict, schedule, kind }: Example,
  source: string,
  { program, suspend }: CompiledProgram,
  subject: Subject,
): Comparisons {
  const native = evaluate(source);
  const expected = await opaque(() => runWithPromises(native, { schedule, thenables: true }));
  const suspends = kind !== "exact" && subject.suspend !== undefined;
  const leaves = suspends ? (queue: RunQueue) => suspendingLeaf(queue, suspend) : promiseLeaf;
  const actual = await opaque(() => runWithPromises(program, { schedule, thenables: true, leaves }));
  yield { mode: "run", source, expected, actual };
  if (kind === "promise")
    yield* generatorsAgree(source, render(tree, { spelling: "generators", strict }), expected, schedule);
}

/** The oracle for destruction is itself tested: where nothing is destroyed, it must do what async functions do. */
async function* generatorsAgree(
  source: string,
  generators: Rendered,
  expected: Observed,
  schedule: Schedule,
): Comparisons {
  if (generators.beyondGenerators.length > 0) return;
  const oracle = evaluate(generators.source);
  const actual = await opaque(() => runWithGenerators(oracle, { schedule, destroyAt: 0 }));
  yield { mode: "oracle", source, expected, actual };
}
