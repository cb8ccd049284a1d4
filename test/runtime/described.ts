/** A body with metadata, written by hand. */

import type { Coroutine } from "coroutine-runtime";
import { ABRUPT, begin, Coroutine as Co, described, leaveWide, wait } from "coroutine-runtime/contract";
import type { Frame } from "../../runtime/src/frame";
import { outcomesOf } from "./bodies";

/** `async load() { const a = ..., b = ...; await what; return a; }`, with these locals in its slots. */
export function load(what: unknown, names: string, ...slots: any[]): Coroutine<unknown> {
  function load$run(depth: number | null, at: unknown): unknown {
    if (depth === null) return (at as Frame).s0;
    const value = wait(depth + 1, what);
    const [a, b, c, d, e, f, g, h, ...rest] = slots;
    if (value === ABRUPT) return leaveWide(depth, at, load$run, 1, a, b, c, d, e, f, g, h, rest);
    return value;
  }
  described(load$run, "load", "src/config.ts", `0:3:21 1:5:18:${names} 2:7:9`);
  return new Co(begin(load$run, []));
}

export function started<C extends Coroutine<any>>(co: C): C {
  outcomesOf(co);
  return co;
}

export const never = new Promise(() => {});
