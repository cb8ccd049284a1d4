/** A program's text made runnable. It is evaluated once, and instantiated anew for every run. */

import { format } from "./format.ts";
import type { Harness } from "./harness.ts";

export type Main = (...args: unknown[]) => unknown;

/** A program: its own state afresh, given what it can call. */
export type Program = (harness: Harness) => Main;

const names = [
  "log",
  "leaf",
  "fuel",
  "calls",
  "watched",
  "bare",
  "key",
  "text",
  "thenable",
  "stranger",
  "strangeThenable",
  "promiseWithThen",
  "iterable",
  "asyncIterable",
  "counting",
  "plain",
  "tooEarly",
  "failure",
  "fail",
  "tagged",
  "later",
  "ordinary",
  "resource",
  "badResource",
  "kept",
] as const satisfies readonly (keyof Harness)[];

/** `code` defines `main`. `require` is what compiled code imports with. */
export function evaluate(code: string, require: (id: string) => unknown = () => ({})): Program {
  const define = new Function("require", "exports", ...names, `${code}\nreturn main;`);
  return (harness) => define(require, {}, ...names.map((name) => harness[name])) as Main;
}

/** Whether this can be parsed. */
export function isProgram(code: string): boolean {
  try {
    evaluate(code);
    return true;
  } catch {
    return false;
  }
}

/** How a run ended, and all that was seen on the way. */
export interface Observed {
  readonly trace: readonly string[];
  readonly outcome: string;
  /** How often it suspended. */
  readonly suspensions: number;
}

/** The outcome of what still waits when nothing is left that could resume it. */
export const NEVER = "never ended";
export const returned = (value: unknown): string => `returned ${format(value)}`;
export const threw = (error: unknown): string => `threw ${format(error)}`;
