/**
 * What an engine's own `await`, loops and patterns have without asking the program: built-in functions as they were when
 * this file was loaded, whatever the program has put in their places since.
 */

/** What async functions return. The global one may be another by now: a library's, or a polyfill that keeps account. */
const NativePromise = (async () => {
  "use no coroutine";
})().constructor as PromiseConstructor;
const { apply: call, ownKeys, getOwnPropertyDescriptor } = Reflect;
const { defineProperty, isExtensible, values } = Object;
const { resolve, reject } = NativePromise;
const { then } = NativePromise.prototype;

export {
  call,
  defineProperty,
  getOwnPropertyDescriptor,
  isExtensible,
  NativePromise,
  ownKeys,
  then as nativeThen,
  values,
};

/** `list.push(item)` */
export function add<T>(list: T[], item: T): void {
  list[list.length] = item;
}

/** The promise that an `await` of `x` waits for: `x` itself when it is one. */
export function resolvedWith(x: unknown): Promise<unknown> {
  return call(resolve, NativePromise, [x]);
}

export function rejectedWith(error: unknown): Promise<never> {
  return call(reject, NativePromise, [error]);
}

/** Two reactions to a native promise, and the promise of what they return. The engine carries the async context to them. */
export function react(
  promise: PromiseLike<unknown>,
  fulfilled: (value: unknown) => unknown,
  rejected?: (error: unknown) => unknown,
): Promise<unknown> {
  return call(then, promise, [fulfilled, rejected]);
}
