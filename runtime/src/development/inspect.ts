/** What `console.log` shows of a coroutine in Node, Deno and Bun: where it stands, not what it is made of. */

import { Coroutine } from "../coroutine.js";
import { dump } from "../dump.js";
import { defineProperty } from "../intrinsics.js";
import { HANDLE } from "../state.js";

type Inspect = (value: unknown, options: object) => string;

/** `Coroutine { load (src/config.ts:5:18): suspended, waiting for a promise }` */
function inspected(this: Coroutine<unknown>, _depth: number, options: object, inspect: Inspect): string {
  const { status, outcome } = this[HANDLE];
  const [line] = String(dump(this)).split("\n");
  const isOver = status === "fulfilled" || status === "failed";
  return `${this.constructor.name} { ${line}${isOver ? `, ${inspect(outcome, options)}` : ""} }`;
}

export function showWhereTheyStand(): void {
  const key = Symbol.for("nodejs.util.inspect.custom");
  defineProperty(Coroutine.prototype, key, { value: inspected, configurable: true });
}
