/**
 * One program, run natively and compiled, in every way that can be compared.
 *
 *   run          same schedule of completions: same trace, same outcome
 *   call         nothing waits: `call()` gives what the program gives with `async` and `await` erased
 *   destroy      ended at each of its suspensions: same trace as generators give for `.return()`
 */

import type { Tree } from "./grammar/tree.ts";
import { type Rendered, render } from "./render/render.ts";
import { type CompiledProgram, callCompiled, destroyCompiled, runCompiled } from "./run/compiled.ts";
import { runWithGenerators } from "./run/generators.ts";
import { LONGEST_TRACE } from "./run/harness.ts";
import { opaque } from "./run/opaque.ts";
import { evaluate, type Observed } from "./run/program.ts";
import { runWithPromises } from "./run/promises.ts";
import { atOnce, type Schedule } from "./run/schedule.ts";
import { compileWith, type Kind, type Subject } from "./subject.ts";

export interface Example {
  readonly tree: Tree;
  readonly schedule: Schedule;
  readonly kind: Kind;
}

export interface Divergence {
  readonly mode: string;
  readonly source: string;
  readonly expected: Observed;
  readonly actual: Observed;
}

/** A program with many suspensions is destroyed at these many of them. */
const DESTRUCTIONS = 6;

export async function compare(subject: Subject, example: Example): Promise<Divergence | null> {
  try {
    for await (const divergence of comparisons(subject, example)) {
      if (divergence.expected.trace.length >= LONGEST_TRACE) return null;
      if (!alike(divergence.expected, divergence.actual)) return divergence;
    }
    return null;
  } catch (error) {
    return failed(example, error);
  }
}

/** The compiler refused it, crashed, or wrote what cannot be run. */
function failed({ tree, kind }: Example, error: unknown): Divergence {
  const { source } = render(tree, kind === "promise" ? "promises" : "handles");
  const outcome = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  return {
    mode: "compile",
    source,
    expected: { trace: [], outcome: "a program", suspensions: 0 },
    actual: { trace: [], outcome, suspensions: 0 },
  };
}

function alike(a: Observed, b: Observed): boolean {
  return (
    a.outcome === b.outcome && a.trace.length === b.trace.length && a.trace.every((line, at) => line === b.trace[at])
  );
}

async function* comparisons(subject: Subject, { tree, schedule, kind }: Example): AsyncGenerator<Divergence> {
  const { source } = render(tree, kind === "promise" ? "promises" : "handles");
  const native = evaluate(render(tree, "promises").source);
  const compiled = compileWith(subject, source, kind);
  const expected = await opaque(() => runWithPromises(native, { schedule, thenables: true }));

  if (kind === "promise") {
    const actual = await opaque(() => runWithPromises(compiled.program, { schedule, thenables: true }));
    yield { mode: "run", source, expected, actual };
    yield* generatorsAgree(source, render(tree, "generators"), expected, schedule);
    return;
  }

  yield { mode: "run", source, expected, actual: await opaque(() => runCompiled(compiled, schedule)) };
  const erased = await opaque(() => runWithPromises(native, { schedule: schedule.map(atOnce), thenables: false }));
  yield { mode: "call", source, expected: erased, actual: await opaque(() => callCompiled(compiled, schedule)) };
  yield* destructions(source, render(tree, "generators"), compiled, schedule);
}

/** The oracle for destruction is itself tested: where nothing is destroyed, it must do what async functions do. */
async function* generatorsAgree(
  source: string,
  generators: Rendered,
  expected: Observed,
  schedule: Schedule,
): AsyncGenerator<Divergence> {
  if (generators.beyondGenerators.length > 0) return;
  const oracle = evaluate(generators.source);
  const actual = await opaque(() => runWithGenerators(oracle, { schedule, destroyAt: 0 }));
  yield { mode: "oracle", source, expected, actual };
}

async function* destructions(
  source: string,
  generators: Rendered,
  compiled: CompiledProgram,
  schedule: Schedule,
): AsyncGenerator<Divergence> {
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
