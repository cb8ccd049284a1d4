/**
 * Everything the plugin says about other people's code, and about its own mistakes.
 *
 * A refusal says what is wrong, why not, and what to write instead, at the user's line. Its
 * code is what users, fixtures and documentation quote. A bug is ours, and says so.
 */

import type * as t from "@babel/types";

export interface Catalogued {
  says: string;
  help: string;
}

const catalogue = {
  "not-async": {
    says: "Only an async function can be a coroutine.",
    help: "Add `async` to the function, or remove the annotation.",
  },
  generator: {
    says: "An async generator cannot be a coroutine yet.",
    help: 'Remove the annotation, or opt out with "use no coroutine": it stays an async generator.',
  },
  "not-inline": {
    says: "{wrapper}() takes an async function that is written in its parentheses.",
    help:
      "The compiler rewrites that function, so it has to see it: `{wrapper}(async (x) => { ... })`. " +
      "A function that is declared elsewhere is annotated with a directive in its body.",
  },
  "wrapper-as-value": {
    says: "{wrapper} can only be called: it is erased by the compiler.",
    help: "Write `{wrapper}(async (x) => { ... })` where the function is defined.",
  },
  misspelt: {
    says: 'Unknown directive "{found}".',
    help: 'Did you mean "{meant}"?',
  },
  misplaced: {
    says: '"{found}" does nothing here.',
    help: "A directive stands at the start of a function body or of the file, before any other statement.",
  },
  conflict: {
    says: "This is annotated twice, as {first} and as {second}.",
    help: "Keep one of the two annotations.",
  },
  eval: {
    says: "A coroutine cannot call eval directly.",
    help: "The code it runs could name locals that live in the frame. Call it as `(0, eval)(code)`.",
  },
  with: {
    says: "A coroutine cannot contain a `with` statement, nor stand in one.",
    help: "What a name in it means is known only at run time. Name the object instead: `object.name`.",
  },
  undefined: {
    says: "A coroutine cannot stand where `undefined` is a variable.",
    help: "What is emitted says `undefined` where nothing is meant. Give the variable another name.",
  },
  namespace: {
    says: "A namespace cannot be declared inside a coroutine.",
    help: "Move the declaration out of the function.",
  },
  enum: {
    says: "An enum inside a coroutine cannot refer to variables that the coroutine declares, nor be declared in two parts.",
    help: "Move the declaration out of the function, or use an object.",
  },
  do: {
    says: "A do expression in a coroutine cannot return, nor declare a function, a class or a `var`.",
    help: "Write statements that assign a local, and use the local here.",
  },
  hoisted: {
    says: "A coroutine cannot stand inside of {call}().",
    help:
      "The test runner moves this call above the imports of the file, where what is emitted has not been imported yet. " +
      "Remove the annotation, or move the function to a module that is imported in it.",
  },
  module: {
    says: "A coroutine cannot stand inside of a module block.",
    help:
      "The block runs elsewhere, and sees nothing of what is imported around it. Remove the annotation, or move the " +
      "function to a file that the block imports.",
  },
  require: {
    says: "A script that declares `require` cannot contain coroutines.",
    help: "What is emitted requires the runtime at the top of the file. Use another name for it, or an ES module.",
  },
  syntax: {
    says: "An await inside {found} is not supported.",
    help: "Await into a local first, and use the local here.",
  },
  raises: {
    says: "This can raise an error in a coroutine that is not meant to raise{because}.",
    help:
      'Annotate the function as raising (`raising(...)` or "use coroutine raising"), or catch the error here. ' +
      'The option `checks: { raises: "off" }` turns this check off.',
  },
  "missing-await": {
    says: "{name}() returns a coroutine, which does nothing until it is awaited.",
    help:
      "Write `await {name}(...)`, or keep the coroutine in a variable to await it later. " +
      'The option `checks: { missingAwait: "off" }` turns this check off.',
  },
  redundant: {
    says: "{name} is annotated as raising, but raises nothing.",
    help: 'Annotate it as a plain coroutine. The option `checks: { redundant: "off" }` turns this check off.',
  },
} satisfies Record<string, Catalogued>;

export type Code = keyof typeof catalogue;

/** The catalogue, for documentation. */
export const refusals: Readonly<Record<Code, Catalogued>> = catalogue;

/** Something that the user wrote and that we do not compile. Thrown by the phases, told by the plugin. */
export class Refusal extends Error {
  constructor(
    readonly node: t.Node,
    readonly code: Code,
    details: Record<string, string> = {},
  ) {
    super(textOf(code, details));
  }
}

function textOf(code: Code, details: Record<string, string>): string {
  const { says, help } = catalogue[code];
  return `${says} ${help} (coroutine/${code})`.replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? "");
}

/** We got something wrong: never seen by a user whose program is at fault. */
export function bug(what: string): Error {
  return new Error(`${what}\nThis is a bug in babel-plugin-coroutine, not in your code.`);
}
