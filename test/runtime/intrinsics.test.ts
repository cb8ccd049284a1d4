/** What a program makes of `Promise` does not reach the awaits of compiled functions, as it does not reach the engine's. */

import { begin, Coroutine, iterateAsync, restOf } from "coroutine-runtime/contract";
import { asPromise, sequence } from "./bodies";

/** What `run` returns when `Promise` and its methods are traps while it runs. */
function trapped<T>(run: () => T): T {
  const trap = () => {
    throw new Error("patched");
  };
  const Native = Promise;
  const { resolve, reject } = Native;
  const { then } = Native.prototype;
  Object.assign(Native, { resolve: trap, reject: trap });
  Native.prototype.then = trap;
  globalThis.Promise = trap as never;
  try {
    return run();
  } finally {
    globalThis.Promise = Native;
    Object.assign(Native, { resolve, reject });
    Native.prototype.then = then;
  }
}

test("the traps are traps", () => {
  const one = Promise.resolve(1);
  expect(() => trapped(() => Promise.resolve(1))).toThrow();
  expect(() => trapped(() => one.then())).toThrow("patched");
});

test("an await of a promise, and what the function returns", async () => {
  const one = Promise.resolve(1);
  const returned = trapped(() => asPromise(sequence(() => one))()) as Promise<unknown>;
  expect(returned.constructor).toBe(Promise);
  expect(await returned).toBe(1);
});

test("the values of a for-await loop over a list", async () => {
  const items = iterateAsync([Promise.resolve(1)], true);
  expect(await trapped(() => items.advance())).toEqual({ value: 1, done: false });
});

test("its errors", async () => {
  const items = iterateAsync([Promise.reject(2)], true);
  await expect(trapped(() => items.advance())).rejects.toBe(2);
  const fails = { [Symbol.iterator]: () => ({ next: () => 1 }) };
  await expect(trapped(() => iterateAsync(fails, true).advance())).rejects.toThrow(TypeError);
});

test("starting, completing and taking apart need no iterator of arrays", () => {
  const add = (_at: unknown, _self: unknown, a: number, b: number, c: number) => a + b + c;
  const found = Array.prototype[Symbol.iterator];
  const seen: unknown[] = [];
  Reflect.deleteProperty(Array.prototype, Symbol.iterator);
  try {
    new Coroutine(begin(add as never, [1, 2, 3])).run((outcome) => seen.push(outcome));
    seen.push(restOf({ a: 1, b: 2 }, ["a"]));
  } finally {
    Array.prototype[Symbol.iterator] = found;
  }
  expect(seen).toEqual([{ index: 1, value: 6 }, { b: 2 }]);
});
