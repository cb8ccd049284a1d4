/** get(): the value of a fulfilled coroutine, and never a silent undefined. */

import { type Coroutine, DestroyedError, NotFulfilledError } from "coroutine-runtime";
import { Gate, outcomesOf, raises, sequence, thrownBy } from "./bodies";

test("a fulfilled coroutine gives its value any number of times", () => {
  const value = {};
  const co = sequence(() => value)();
  co.call();
  expect(co.get()).toBe(value);
  expect(co.get()).toBe(value);
});

test("a failed coroutine throws its very own error", () => {
  const error = new Error("mine");
  const co = raises(error)();
  outcomesOf(co);
  expect(thrownBy(() => co.get())).toBe(error);
});

test("before it has started there is no value, and the error says so", () => {
  expect(() => sequence()().get()).toThrow(NotFulfilledError);
  expect(() => sequence()().get()).toThrow("it is created. Await it, or run it now with call()");
});

test("while it waits there is no value", () => {
  const co = sequence(new Gate().wait)();
  outcomesOf(co);
  expect(() => co.get()).toThrow("it is suspended. Await it, or wait for promise()");
});

test("from inside itself there is no value", () => {
  const co: Coroutine<any> = sequence(() => co.get())();
  expect(outcomesOf(co)).toEqual([expect.any(NotFulfilledError)]);
});

test("a destroyed coroutine has no value", () => {
  const co = sequence()();
  co.destroy();
  expect(() => co.get()).toThrow(DestroyedError);
});
