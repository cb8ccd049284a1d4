/**
 * The annotations. The compiler erases them, so each of these functions runs only where
 * the code was not compiled, and says so.
 */

import type { Coroutine } from "./coroutine.js";
import { NotCompiledError } from "./errors.js";
import type { RaisingCoroutine } from "./raising.js";
import { HANDLE } from "./state.js";

/** What an async function that takes `this` looks like. */
type AsyncFunction<This, A extends unknown[], T> = (this: This, ...args: A) => Promise<T>;

/**
 * Makes a function that returns a `Coroutine`: lazy, and not meant to raise.
 *
 * @throws NotCompiledError when the file was not compiled.
 */
export function coroutine<A extends unknown[], T>(f: (...args: A) => Promise<T>): (...args: A) => Coroutine<T>;
export function coroutine<This, A extends unknown[], T>(
  f: AsyncFunction<This, A, T>,
): (this: This, ...args: A) => Coroutine<T>;
export function coroutine(f: { name: string }): never {
  throw new NotCompiledError(`coroutine(${f.name || "async () => ..."})`);
}

/**
 * Makes a function that returns a `RaisingCoroutine`: its outcome is a variant. Which errors it
 * raises (`E`) nobody can infer: it is what the place it is used in says.
 *
 * @throws NotCompiledError when the file was not compiled.
 */
export function raising<A extends unknown[], T, E = unknown>(
  f: (...args: A) => Promise<T>,
): (...args: A) => RaisingCoroutine<T, E>;
export function raising<This, A extends unknown[], T, E = unknown>(
  f: AsyncFunction<This, A, T>,
): (this: This, ...args: A) => RaisingCoroutine<T, E>;
export function raising(f: { name: string }): never {
  throw new NotCompiledError(`raising(${f.name || "async () => ..."})`);
}

/**
 * Makes a function that returns a native promise and starts at once, as an async function does.
 *
 * @throws NotCompiledError when the file was not compiled.
 */
export function promising<A extends unknown[], T>(f: (...args: A) => Promise<T>): (...args: A) => Promise<T>;
export function promising<This, A extends unknown[], T>(
  f: AsyncFunction<This, A, T>,
): (this: This, ...args: A) => Promise<T>;
export function promising(f: { name: string }): never {
  throw new NotCompiledError(`promising(${f.name || "async () => ..."})`);
}

/** Whether a value is a coroutine, of this or of another copy of the package. */
export function isCoroutine(value: unknown): value is Coroutine<unknown> {
  return typeof value === "object" && value !== null && HANDLE in value;
}

/**
 * The coroutine that a directive-annotated function returned, whose TypeScript type stays a promise.
 *
 * @throws NotCompiledError when it is not one.
 */
export function handle<T>(value: PromiseLike<T>): Coroutine<T> {
  if (isCoroutine(value)) return value as Coroutine<T>;
  throw new NotCompiledError("What was given to handle() comes from a function that is of the promise kind, or that");
}
