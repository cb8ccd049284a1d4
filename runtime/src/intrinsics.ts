/**
 * Promises as the engine's own `await` and `async` have them: what `Promise` and its methods were when this file was
 * loaded, whatever the program has put in their places since.
 */

const NativePromise = Promise;
const { resolve, reject } = Promise;
const { then } = Promise.prototype;

export { NativePromise, then as nativeThen };

/** The promise that an `await` of `x` waits for: `x` itself when it is one. */
export function resolvedWith(x: unknown): Promise<unknown> {
  return Reflect.apply(resolve, NativePromise, [x]);
}

export function rejectedWith(error: unknown): Promise<never> {
  return Reflect.apply(reject, NativePromise, [error]);
}

/** Two reactions to a native promise, and the promise of what they return. The engine carries the async context to them. */
export function react(
  promise: PromiseLike<unknown>,
  fulfilled: (value: unknown) => unknown,
  rejected?: (error: unknown) => unknown,
): Promise<unknown> {
  return Reflect.apply(then, promise, [fulfilled, rejected]);
}
