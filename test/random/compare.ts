/** One program, run natively and compiled: the first difference, if there is one. */

import type { Tree } from "./grammar/tree.ts";
import { comparisons, sourceOf } from "./modes.ts";
import { LONGEST_TRACE } from "./run/harness.ts";
import { NEVER, type Observed } from "./run/program.ts";
import type { Schedule } from "./run/schedule.ts";
import type { Kind, Subject } from "./subject.ts";

export interface Example {
  readonly tree: Tree;
  readonly strict: boolean;
  /** It is compiled once, and compared under each of these. */
  readonly schedules: readonly Schedule[];
  readonly kind: Kind;
}

export interface Divergence {
  readonly mode: string;
  readonly schedule: Schedule;
  readonly source: string;
  readonly expected: Observed;
  readonly actual: Observed;
}

export async function compare(subject: Subject, example: Example): Promise<Divergence | null> {
  const divergence = await compareOnce(subject, example);
  if (divergence === null || subject.alone === undefined) return divergence;
  const others: Subject = { name: "others", kinds: ["promise", "exact"], compile: subject.alone };
  const theirs = await compareOnce(others, { ...example, kind: example.kind === "exact" ? "exact" : "promise" });
  return theirs === null ? divergence : null;
}

async function compareOnce(subject: Subject, example: Example): Promise<Divergence | null> {
  try {
    return await firstOf(comparisons(subject, example));
  } catch (error) {
    return failed(sourceOf(example), error);
  }
}

export async function firstOf(compared: AsyncIterable<Divergence>): Promise<Divergence | null> {
  for await (const divergence of compared) {
    if (divergence.expected.trace.length >= LONGEST_TRACE || isDeadlock(divergence)) continue;
    if (!alike(divergence.expected, divergence.actual)) return divergence;
  }
  return null;
}

/** The compiler refused it, crashed, or wrote what cannot be run. */
export function failed(source: string, error: unknown): Divergence {
  const outcome = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  return {
    mode: "compile",
    schedule: [],
    source,
    expected: { trace: [], outcome: "a program", suspensions: 0 },
    actual: { trace: [], outcome, suspensions: 0 },
  };
}

/** Handles that wait for each other: the language waits for ever, a coroutine raises, as documented. */
function isDeadlock({ expected, actual }: Divergence): boolean {
  return (
    expected.outcome === NEVER && [...actual.trace, actual.outcome].some((line) => line.includes("<ERR_DEADLOCK>"))
  );
}

function alike(a: Observed, b: Observed): boolean {
  return (
    a.outcome === b.outcome && a.trace.length === b.trace.length && a.trace.every((line, at) => line === b.trace[at])
  );
}
