/** A coroutine is lazy, and always says where it stands. */

import { Coroutine } from "coroutine-runtime";
import { begin } from "coroutine-runtime/contract";
import { Gate, outcomesOf, raises, sequence } from "./bodies";

test("calling builds a handle: nothing of the body runs", () => {
  const log: string[] = [];
  const co = sequence(() => log.push("body"))();
  expect(co.status).toBe("created");
  expect(log).toEqual([]);
});

test("it is running while its code runs", () => {
  const statuses: string[] = [];
  const co: Coroutine<any> = sequence(() => statuses.push(co.status))();
  co.call();
  expect(statuses).toEqual(["running"]);
});

test("it is suspended while it waits, and running again afterwards", () => {
  const gate = new Gate();
  const statuses: string[] = [];
  const co: Coroutine<any> = sequence(gate.wait, () => statuses.push(co.status))();
  outcomesOf(co);
  expect(co.status).toBe("suspended");
  gate.resume("go");
  expect(statuses).toEqual(["running"]);
});

test("it is fulfilled once it has returned", () => {
  const co = sequence(() => 1)();
  co.call();
  expect(co.status).toBe("fulfilled");
});

test("it is failed once an error has escaped", () => {
  const co = raises("error")();
  outcomesOf(co);
  expect(co.status).toBe("failed");
});

test("it is destroyed from the moment destroy() is called", () => {
  const co = sequence(() => 1)();
  co.destroy();
  expect(co.status).toBe("destroyed");
});

test("a coroutine whose awaited one has completed is still suspended until its turn comes", () => {
  const gate = new Gate();
  const awaited = sequence(gate.wait)();
  const seen: string[] = [];
  outcomesOf(awaited);
  outcomesOf(
    sequence(
      () => awaited,
      () => seen.push(second.status),
    )(),
  );
  const second: Coroutine<any> = sequence(() => awaited)();
  outcomesOf(second);
  gate.resume(1);
  expect(seen).toEqual(["suspended"]);
  expect(second.status).toBe("fulfilled");
});

test("errors of parameters are the coroutine's: they come when it starts", () => {
  const failing = () => {
    throw new RangeError("default");
  };
  const co = new Coroutine(begin((_at, _self, value: unknown = failing()) => value, []));
  expect(co.status).toBe("created");
  expect(() => co.call()).toThrow(RangeError);
});

test("it is no plain object: libraries that put those into proxies, deep, leave it alone", () => {
  const co = sequence(() => 1)();
  expect(Object.prototype.toString.call(co)).toBe("[object Coroutine]");
});
