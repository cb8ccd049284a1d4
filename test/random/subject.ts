/** What is tested: a compiler, and what its output runs on. */

import type { CompiledProgram } from "./run/compiled.ts";
import { evaluate } from "./run/program.ts";

/** Which annotation every async function of a program gets. */
export type Kind =
  | "coroutine"
  | "raising"
  | "promise"
  | "exact" // promise, with the very ticks of the engine
  | "mixed"; // one of these or none, function by function; `main` is a promise function

export interface Subject {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** The body of a function that has the names of the harness, `require` and `exports`, and defines `main`. */
  compile(source: string, kind: Kind): string;
  /** What other tools beside the compiler make of a source without it: a program that they change by themselves does not count. */
  alone?(source: string): string;
  require?(id: string): unknown;
  readonly suspend?: CompiledProgram["suspend"];
}

/** Compares the engine with itself: finds programs whose trace depends on anything but their text. */
export const native: Subject = {
  name: "native",
  kinds: ["promise", "exact"],
  compile: (source) => source,
};

export function compileWith(subject: Subject, source: string, kind: Kind): CompiledProgram {
  const suspend = subject.suspend ?? noCoroutines;
  return { program: evaluate(subject.compile(source, kind), subject.require), suspend };
}

function noCoroutines(): never {
  throw new Error("This subject knows no coroutines.");
}
