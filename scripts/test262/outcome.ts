/** How one run of a test ended, and how two runs of it compare. */

import type { Negative } from "./frontmatter.ts";

/** An error as the suite tells errors apart: by when it came, and by its constructor's name. */
export interface Failure {
  phase: Negative["phase"] | "async";
  type: string;
  message: string;
}

export interface Outcome {
  passed: boolean;
  /** Why not. */
  failure: Failure | null;
  prints: string[];
  /** How many promises were rejected with nobody to see it. */
  unhandled: number;
}

/**
 * - `same`: both passed, with the same prints and unhandled rejections, or neither did
 * - `lost`: only the native run passed
 * - `gained`: only the compiled run passed
 * - `syntax`: only the compiled run passed, because the engine cannot read what the compiler takes away
 * - `changed`: both passed, but printed something else, or left other rejections unhandled
 */
export type Verdict = "same" | "lost" | "gained" | "syntax" | "changed";

export function compareOutcomes(native: Outcome, compiled: Outcome): Verdict {
  if (native.passed && !compiled.passed) return "lost";
  if (!native.passed && !compiled.passed) return "same";
  if (!native.passed) return native.failure?.phase === "parse" ? "syntax" : "gained";
  const seen = ({ prints, unhandled }: Outcome) => JSON.stringify([prints, unhandled]);
  return seen(native) === seen(compiled) ? "same" : "changed";
}

/** What the suite says of a run: whether it failed as it should, or passed as it should. */
export function outcomeOf(
  negative: Negative | null,
  isAsync: boolean,
  seen: Pick<Outcome, "prints" | "unhandled"> & { thrown: Failure | null },
): Outcome {
  const { thrown, prints, unhandled } = seen;
  const failed = (failure: Failure): Outcome => ({ passed: false, failure, prints, unhandled });
  const passed: Outcome = { passed: true, failure: null, prints, unhandled };
  if (negative !== null) {
    if (thrown === null) return failed({ phase: negative.phase, type: "none", message: `no ${negative.type}` });
    return thrown.phase === negative.phase && thrown.type === negative.type ? passed : failed(thrown);
  }
  if (thrown !== null) return failed(thrown);
  if (!isAsync) return passed;
  const [said] = prints.filter((line) => line.startsWith("Test262:Async"));
  if (said === "Test262:AsyncTestComplete") return passed;
  return failed({ phase: "async", type: "none", message: said ?? "$DONE was never called" });
}
