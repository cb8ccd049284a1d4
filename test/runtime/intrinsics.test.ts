/** What a program makes of built-in functions does not reach compiled functions, as it does not reach the engine's. */

import {
  begin,
  bodyOf,
  Coroutine,
  disposal,
  iterate,
  iterateAsync,
  keysIn,
  mark,
  restOf,
} from "coroutine-runtime/contract";
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

test("a global Promise that was another one when the runtime was loaded is not asked either", async () => {
  const Native = Promise;
  globalThis.Promise = { reject: null, prototype: {} } as never;
  let late!: typeof import("coroutine-runtime/contract");
  try {
    jest.isolateModules(() => (late = require("coroutine-runtime/contract")));
  } finally {
    globalThis.Promise = Native;
  }
  const returned = late.promised((depth) => late.settle(depth, Native.resolve(1)), []);
  expect(Object.getPrototypeOf(returned)).toBe(Native.prototype);
  expect(await returned).toBe(1);
  const items = late.iterateAsync([Native.reject(2)], true);
  await expect(items.advance()).rejects.toBe(2);
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

const generators = Object.getPrototypeOf(function* () {}).prototype;

/** Built-in functions of which the runtime has use, where the language has none. */
const builtIn: Array<[object, string[]]> = [
  [Reflect, ["apply", "ownKeys", "getOwnPropertyDescriptor", "set"]],
  [Object, ["defineProperty", "assign", "isExtensible", "values"]],
  [Array.prototype, ["push", "pop", "map", "includes", "indexOf", "slice"]],
  [generators, ["next"]],
  [Function.prototype, ["call", "apply", "bind"]],
];

const places = builtIn.flatMap(([owner, names]) =>
  names.map((name) => ({ owner: owner as Record<string, unknown>, name, found: Reflect.get(owner, name) as unknown })),
);

/** Which of them are called while this runs. */
function calledBy(run: () => void): string[] {
  let called = "";
  for (const { owner, name } of places) owner[name] = () => (called += ` ${name}`);
  try {
    run();
  } catch (error) {
    called += ` ${error}`;
  } finally {
    for (const { owner, name, found } of places) owner[name] = found;
  }
  return called.split(" ").filter(Boolean);
}

const list = () => {
  let left = 3;
  const next = () => ({ done: left === 0, value: left-- });
  return { [Symbol.iterator]: () => ({ next, return: () => ({}) }) };
};

test.each<[string, () => void]>([
  ["an array pattern", () => iterate(list()).remaining()],
  ["a loop that is left", () => iterate(list()).close()],
  ["a for-await loop", () => void iterateAsync(list()).advance()],
  ["a for-in loop", () => void keysIn({ a: 1 }).next()],
  ["an object pattern", () => restOf({ a: 1, b: 2 }, ["a"])],
  [
    "resources",
    () => {
      const block = disposal();
      block.use({ [Symbol.dispose]() {} });
      block.next();
    },
  ],
  [
    "an entry",
    () =>
      void mark(
        () => 1,
        () => 1,
      ),
  ],
  ["a callee that is not compiled", () => void bodyOf(() => 1)(1, undefined)],
  [
    "a start, and its end",
    () => new Coroutine(begin((_depth: unknown, _self: unknown, a: unknown) => a, [1, 2, 3])).run(() => {}),
  ],
])("%s calls nothing that the program has put in the place of built-in functions", (_, run) => {
  expect(calledBy(run)).toEqual([]);
});

test("those are called where they are used", () => {
  expect(calledBy(() => [].map(String))).toEqual(["map"]);
});
