/** The options of the plugin: their types, defaults, and check. */

import type { Kind } from "./1-accept/target.js";
import { nearest } from "./nearest.js";
import type { FunctionNode } from "./syntax/walk.js";

/** What an `annotate` function is told about a function. */
export interface FunctionContext {
  /** The file, when known. */
  filename: string | undefined;
  /** What the function is called, by itself or by the place it stands in; "anonymous" when it has no name. */
  name: string;
  /** Whether the module exports it, where it is declared or by `export { name }`. CommonJS is not looked at. */
  exported: boolean;
}

export type Annotate = (node: FunctionNode, context: FunctionContext) => Kind | null;
export type Severity = "error" | "warn" | "off";

export interface Checks {
  /** A `throw`, or an await of a raising function, that can leave a plain coroutine. */
  raises: Severity;
  /** A call of a compiled function whose coroutine nobody can await. */
  missingAwait: Severity;
  /** A raising function that raises nothing. */
  redundant: Severity;
}

export interface PluginOptions {
  /** Which functions are compiled: the annotated ones, every async function, or what a function says. */
  annotate?: "marked" | "all" | Annotate;
  /** Whether the awaits of the promise kind take exactly the engine's ticks. */
  ticks?: "direct" | "exact";
  checks?: Partial<Checks>;
  /** The module that emitted code imports. */
  runtime?: string;
  /** Emits what each body is called, where its awaits stand and what its frames hold, for stack traces and `dump()`. */
  metadata?: boolean;
}

export interface Options extends Required<Omit<PluginOptions, "checks">> {
  checks: Checks;
}

const defaults: Options = {
  annotate: "marked",
  ticks: "direct",
  checks: { raises: "error", missingAwait: "error", redundant: "warn" },
  runtime: "coroutine-runtime",
  metadata: false,
};

/**
 * The options with their defaults. What is undefined is not given.
 *
 * @throws Error for an unknown option or value, with what was probably meant.
 */
export function checkOptions(given: PluginOptions = {}): Options {
  known("option", Object.keys(given), Object.keys(defaults));
  if (typeof given.annotate !== "function") oneOf("annotate", given.annotate, ["marked", "all"], "a function");
  oneOf("ticks", given.ticks, ["direct", "exact"]);
  if (given.runtime !== undefined && (typeof given.runtime !== "string" || given.runtime === ""))
    throw invalid("runtime must be the name of a module");
  if (given.metadata !== undefined && typeof given.metadata !== "boolean")
    throw invalid(`metadata cannot be ${shown(given.metadata)}. It is true or false`);
  const options = { ...defaults, ...withoutUndefined(given), checks: checkChecks(given.checks) };
  return typeof options.annotate === "function" ? { ...options, annotate: checkAnswers(options.annotate) } : options;
}

function checkChecks(given: Partial<Checks> = {}): Checks {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw invalid(`checks cannot be ${shown(given)}. It is an object, as { raises: "off" }`);
  known("check", Object.keys(given), Object.keys(defaults.checks));
  for (const [name, value] of Object.entries(given)) oneOf(`checks.${name}`, value, ["error", "warn", "off"]);
  return { ...defaults.checks, ...withoutUndefined(given) };
}

/** The same function; what it answers is checked too. One that answers nothing leaves the function alone. */
function checkAnswers(annotate: Annotate): Annotate {
  return (node, context) => {
    const kind: Kind | null | undefined = annotate(node, context);
    if (kind !== null) oneOf(`annotate, for "${context.name}",`, kind, ["coroutine", "raising", "promise"], "null");
    return kind ?? null;
  };
}

function withoutUndefined<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function known(what: string, names: string[], all: string[]): void {
  for (const name of names) {
    if (!all.includes(name))
      throw invalid(`unknown ${what} "${name}". ${didYouMean(name, all)}There are: ${all.join(", ")}`);
  }
}

function oneOf(name: string, value: unknown, values: string[], ...others: string[]): void {
  if (value === undefined || values.includes(value as string)) return;
  const hint = typeof value === "string" ? didYouMean(value, values) : "";
  throw invalid(`${name} cannot be ${shown(value)}. ${hint}It is one of: ${[...values, ...others].join(", ")}`);
}

/** As it would be written, where that is short. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function didYouMean(name: string, all: string[]): string {
  const meant = nearest(name, all);
  return meant === null ? "" : `Did you mean "${meant}"? `;
}

function invalid(message: string): Error {
  return new Error(`babel-plugin-coroutine: ${message}. (coroutine/options)`);
}
