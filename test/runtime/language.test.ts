/** Small pieces of the language that a machine has to spell out. */

import v8 from "node:v8";
import {
  apply,
  bodyOf,
  cell,
  compiled,
  destructurable,
  disposal,
  iterate,
  keysIn,
  propertyKey,
  restOf,
  sloppyThis,
} from "coroutine-runtime/contract";
import { sequence } from "./bodies";

test("a cell cannot be read or written before its declaration", () => {
  const x = cell("x");
  expect(() => x.value).toThrow(new ReferenceError("Cannot access 'x' before initialization"));
  expect(() => (x.value = 1)).toThrow(ReferenceError);
  x.initial = 1;
  x.value = 2;
  expect(x.value).toBe(2);
});

test("a constant cell cannot be written after its declaration", () => {
  const x = cell("x", true);
  x.initial = 1;
  expect(() => (x.value = 2)).toThrow(new TypeError("Assignment to constant variable."));
  expect(x.value).toBe(1);
});

test("the copy for the next turn of a loop is a cell of its own", () => {
  const x = cell("x");
  x.initial = 1;
  const next = x.copy();
  next.value = 2;
  expect(x.value).toBe(1);
});

test("sloppy `this` is the global object for nothing, and an object for a primitive", () => {
  expect([sloppyThis(undefined), sloppyThis(null)]).toEqual([globalThis, globalThis]);
  expect(sloppyThis(1)).toEqual(Object(1));
  const object = {};
  expect(sloppyThis(object)).toBe(object);
});

test("apply calls with a receiver; what cannot be called is a TypeError", () => {
  expect(apply(Array.prototype.join, [1, 2], "-")).toBe("1-2");
  expect(() => apply(undefined, null)).toThrow(new TypeError("undefined is not a function"));
  expect(() => bodyOf(1)(0, null)).toThrow(new TypeError("1 is not a function"));
});

test("a computed key is converted once, as the language does it", () => {
  let conversions = 0;
  const key = propertyKey({
    toString() {
      conversions++;
      return "key";
    },
  });
  expect([key, conversions]).toEqual(["key", 1]);
  expect([propertyKey(1), propertyKey(Symbol.iterator)]).toEqual(["1", Symbol.iterator]);
});

test("null and undefined have nothing to destructure", () => {
  expect(destructurable("")).toBe("");
  expect(() => destructurable(null)).toThrow(new TypeError("Cannot destructure 'null' as it is null."));
});

test("the rest of an object pattern: own enumerable properties, symbols too, without the keys taken", () => {
  const symbol = Symbol("symbol");
  const value = Object.create({ inherited: 1 }, { hidden: { value: 2 }, a: { value: 3, enumerable: true } });
  Object.assign(value, { b: 4, 5: 6, [symbol]: 7 });
  expect(restOf(value, ["b", 5])).toEqual({ a: 3, [symbol]: 7 });
  expect(Reflect.ownKeys(restOf(value, [symbol]))).toEqual(["5", "a", "b"]);
});

test("the rest of an object pattern takes a key `__proto__` as a key", () => {
  const rest = restOf(JSON.parse('{ "__proto__": 1, "a": 2 }'), ["a"]);
  expect(Object.keys(rest)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(rest)).toBe(Object.prototype);
});

test("for-in visits a key only if it is still there when its turn comes", () => {
  const object: Record<string, number> = { a: 1, b: 2, c: 3 };
  const visited: string[] = [];
  for (const keys = keysIn(object); keys.next(); ) {
    visited.push(keys.take());
    delete object.b;
  }
  expect(visited).toEqual(["a", "c"]);
  expect(keysIn(null).next()).toBe(false);
});

test("bodyOf gives a body to call with its receiver and arguments, and anything else as a function", () => {
  const receiver = {};
  const entry = compiled(
    () => {},
    (_depth, self, ...args) => [self, args],
  );
  expect(bodyOf(entry)(0, receiver, 1, 2)).toEqual([receiver, [1, 2]]);
  expect(
    bodyOf(function (this: unknown, n: number) {
      return [this, n];
    })(0, receiver, 1),
  ).toEqual([receiver, 1]);
  expect(bodyOf(sequence())(0, undefined, 1)).toBe(1);
});

describe("an object that equals null, as `document.all` does in browsers", () => {
  v8.setFlagsFromString("--allow-natives-syntax");
  const documentAll = new Function("return %GetUndetectable()")();
  v8.setFlagsFromString("--no-allow-natives-syntax");

  test("is what it is", () => expect([documentAll == null, documentAll === null]).toEqual([true, false]));

  test("can be taken apart, and is a `this`", () => {
    expect(destructurable(documentAll) === documentAll).toBe(true);
    expect(sloppyThis(documentAll) === documentAll).toBe(true);
  });

  test("is called where it stands for a method of an iterator, which then fails", () => {
    const iterator = { next: () => ({ value: 1, done: false }), return: documentAll };
    const iteration = iterate({ [Symbol.iterator]: () => iterator });
    iteration.next();
    expect(() => iteration.close()).toThrow(TypeError);
  });

  test("is looked for a way to be disposed of", () => {
    expect(() => disposal().use(documentAll)).toThrow(TypeError);
  });
});
