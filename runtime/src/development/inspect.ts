/** What `console.log` shows of a coroutine in Node, Deno and Bun: where it stands, not what it is made of. */

import { Coroutine } from "../coroutine.js";
import { dump } from "../dump.js";
import { defineProperty } from "../intrinsics.js";
import { HANDLE } from "../state.js";

type Inspect = (value: unknown, options: object) => string;

/** Those that are being shown. What a coroutine has come to may lead back to it. */
const shown = new Set<Coroutine<unknown>>();

/** `Coroutine { load (src/config.ts:5:18): suspended, waiting for a promise }` */
function inspected(this: Coroutine<unknown>, depth: number | null, options: object, inspect: Inspect): string {
  const { status, outcome } = this[HANDLE];
  const [line] = String(dump(this)).split("\n");
  const start = `${this.constructor.name} { ${line}`;
  if (status !== "fulfilled" && status !== "failed") return `${start} }`;
  if (shown.has(this)) return `${start}, [Circular] }`;
  shown.add(this);
  try {
    return `${start}, ${inspect(outcome, { ...options, depth })} }`;
  } finally {
    shown.delete(this);
  }
}

export function showWhereTheyStand(): void {
  const key = Symbol.for("nodejs.util.inspect.custom");
  defineProperty(Coroutine.prototype, key, { value: inspected, configurable: true });
}
