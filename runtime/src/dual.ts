/** Leaves that know both modes: what a library writes once per primitive, instead of twins. */

import { wait } from "./await.js";
import { Coroutine } from "./coroutine.js";
import { compiled } from "./entry.js";
import { SuspendedError } from "./errors.js";
import { begin } from "./handle.js";
import { resolvedWith } from "./intrinsics.js";
import { raise, runtime } from "./state.js";
import { startSuspension } from "./suspend.js";

/** The sides of a dual leaf. `callback` is Node's style: the last argument is `(error, value) => void`, and what is falsy no error. */
export interface Sides<A extends unknown[], T> {
  /** Used inside `call()`, and everywhere when it is the only side. */
  sync: (...args: A) => T | PromiseLike<T>;
  async?: (...args: A) => PromiseLike<T>;
  callback?: (...args: [...args: A, done: (error: unknown, value?: T) => void]) => void;
}

/** Not what is taken to find out what A is. TypeScript has its own `NoInfer` only since 5.4. */
type Known<A extends unknown[]> = [A][A extends unknown ? 0 : never];

/** The same, where `sync` alone says what the arguments are: its optional ones stay optional then. */
interface SidesLikeSync<A extends unknown[], T> {
  sync: Sides<A, T>["sync"];
  async?: Sides<Known<A>, T>["async"];
  callback?: Sides<Known<A>, T>["callback"];
}

/**
 * A function that does the right thing in either mode.
 *
 *   const readText = dual({
 *     sync: (path: string) => readFileSync(path, "utf8"),
 *     async: (path) => readFile(path, "utf8"),
 *   });
 */
export function dual<A extends unknown[], T>(sides: SidesLikeSync<A, T>): (...args: A) => Coroutine<T>;
export function dual<A extends unknown[], T>(sides: Sides<A, T>): (...args: A) => Coroutine<T>;
export function dual<A extends unknown[], T>(sides: Sides<A, T>): (...args: A) => Coroutine<T> {
  const run = (depth: number, self: unknown, ...args: unknown[]) => runSide(sides as never, depth, self, args);
  return compiled(function (this: unknown, ...args: A) {
    return new Coroutine<T>(begin(run, args, this));
  }, run);
}

function runSide(sides: Sides<unknown[], unknown>, depth: number, self: unknown, args: unknown[]): unknown {
  const { sync, async, callback } = sides;
  if (runtime.sync && sync === undefined) return raise(new SuspendedError("a leaf without a synchronous side"));
  if (runtime.sync || (async === undefined && callback === undefined)) return wait(depth + 1, sync.apply(self, args));
  if (async !== undefined) return wait(depth + 1, async.apply(self, args));
  return startSuspension(depth, undefined, (resume) => {
    const done = (error: unknown, value?: unknown) => (error ? resume.raise(error) : resume(value));
    (callback as (...args: unknown[]) => void).apply(self, [...args, done]);
  });
}

/** Whether the current code runs inside `call()`, where nothing may wait. */
export function isSync(): boolean {
  return runtime.sync;
}

/** Lets everything that is due in this turn go first. Inside `call()` there is nothing else, so it does nothing. */
export const nextTick: () => Coroutine<void> = /* @__PURE__ */ dual({
  sync: () => undefined,
  async: () => resolvedWith(undefined) as Promise<void>,
});
