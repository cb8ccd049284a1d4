/**
 * The ways one program is written down.
 *
 *                   await x       async function f(a) {}        a handle made now, awaited later
 *   handles         await x       async function f(a) {}        f(x)
 *   promises        await x       async function f(a) {}        later(f, x)
 *   eager           await x       async function f(a) {}        kept(f(x))
 *   generators      yield x       function* f(a) {}             f(x)
 *
 * An async function starts when it is called, a coroutine when it is awaited: `later` puts off the
 * call, `kept` does not mind that nobody waits for its error. Generators are the oracle for destruction, since `.return()` is an await that has become a
 * `return` (see run/generators.ts).
 */

import type { FunctionKind } from "./place.ts";

export type SpellingName = "handles" | "promises" | "eager" | "generators";

export interface FunctionText extends FunctionKind {
  /** A name, or the key of a method with `static` or `get` before it. */
  readonly prefix: string;
  readonly name: string;
  readonly parameters: readonly string[];
  /** No defaults, patterns or rest. */
  readonly simple: boolean;
  /** Statements, in their braces. */
  readonly body: string;
  /** How the function around spells `arguments`; null where it has none. */
  readonly outerArguments: string | null;
}

export interface Spelling {
  readonly name: SpellingName;
  await(operand: string): string;
  start(callee: string, args: string): string;
  /** A call that nobody awaits: it only does something where calls start at once. */
  early(call: string): string;
  /** A call of a generator of the program's own. */
  iterate(call: string): string;
  function(text: FunctionText): string;
}

export const spellings: Record<SpellingName, Spelling> = {
  handles: {
    name: "handles",
    await: (operand) => `(await ${operand})`,
    start: (callee, args) => `${callee}(${args})`,
    early: () => "0",
    iterate: (call) => call,
    function: plainFunction,
  },
  promises: {
    name: "promises",
    await: (operand) => `(await ${operand})`,
    start: (callee, args) => `later(${[callee, args].filter(Boolean).join(", ")})`,
    early: () => "0",
    iterate: (call) => call,
    function: plainFunction,
  },
  eager: {
    name: "eager",
    await: (operand) => `(await ${operand})`,
    start: (callee, args) => `kept(${callee}(${args}))`,
    early: (call) => `kept(${call})`,
    iterate: (call) => call,
    function: plainFunction,
  },
  generators: {
    name: "generators",
    await: (operand) => `(yield ${operand})`,
    start: (callee, args) => `${callee}(${args})`,
    early: () => "0",
    // Else they would be taken for async calls when they are awaited.
    iterate: (call) => `ordinary(${call})`,
    function: (text) => (text.async ? asGenerator(text) : plainFunction(text)),
  },
};

function plainFunction({ form, async, generator, prefix, name, parameters, body }: FunctionText): string {
  const start = `${prefix}${async ? "async " : ""}`;
  const list = `(${parameters.join(", ")})`;
  if (form === "arrow") return `(${start}${list} => ${body})`;
  if (form === "method") return `${start}${generator ? "*" : ""}${name}${list} ${body}`;
  const text = `${start}function${generator ? "*" : ""} ${name}${list} ${body}`;
  return form === "expression" ? `(${text})` : text;
}

/**
 * Parameters are bound inside, because a coroutine evaluates its defaults when it starts.
 *
 *   async function f(a = x) { S }      ->   function* f(...list) { var [a = x] = list; { S } }
 *   async (a) => { S }                 ->   ((outer) => function* (a) { S }.bind(this))(arguments)
 */
function asGenerator(text: FunctionText): string {
  const { simple, parameters, body } = text;
  const lazy = simple ? {} : { parameters: ["...list"], body: `{ var [${parameters.join(", ")}] = list;\n${body} }` };
  const generator = { ...text, ...lazy, async: false, generator: true };
  if (text.form !== "arrow") return plainFunction(generator);
  const bound = `${plainFunction({ ...generator, form: "expression" })}.bind(this)`;
  return text.outerArguments === null ? bound : `((outer) => ${bound})(${text.outerArguments})`;
}
