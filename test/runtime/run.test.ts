/** run(): callback style, without any promise. */

import { createHook } from "node:async_hooks";
import { type Coroutine, DestroyedError } from "coroutine-runtime";
import { Gate, outcomesOf, raises, sequence } from "./bodies";

test("it starts the coroutine, and calls back at once when that completes at once", () => {
  expect(outcomesOf(sequence(() => 1)())).toEqual([1]);
});

test("it calls back in the turn in which the coroutine completes", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(sequence(gate.wait)());
  expect(outcomes).toEqual([]);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("no promise is made where nothing waits for one", () => {
  let promises = 0;
  const hook = createHook({ init: (_id, type) => void (promises += type === "PROMISE" ? 1 : 0) }).enable();
  const gate = new Gate();
  const outcomes = outcomesOf(sequence(sequence(gate.wait), gate.wait)());
  gate.resume(1);
  gate.resume(2);
  hook.disable();
  expect([outcomes, promises]).toEqual([[2], 0]);
});

test("the outcome is a variant: index 1 holds the value, index 0 the error", () => {
  const outcomes: unknown[] = [];
  sequence(() => 1)().run((outcome) => outcomes.push(outcome));
  raises("error")().run((outcome) => outcomes.push(outcome));
  expect(outcomes).toEqual([
    { index: 1, value: 1 },
    { index: 0, error: "error" },
  ]);
});

test("on a completed coroutine it calls back at once, and runs nothing again", () => {
  let runs = 0;
  const co = sequence(() => ++runs)();
  outcomesOf(co);
  expect(outcomesOf(co)).toEqual([1]);
});

test("on a destroyed one it calls back with DestroyedError", () => {
  const co = sequence()();
  co.destroy();
  expect(outcomesOf(co)).toEqual([expect.any(DestroyedError)]);
});

test("from inside the coroutine it waits for its end", () => {
  const outcomes: unknown[] = [];
  const co: Coroutine<any> = sequence(
    () => co.run((outcome) => outcomes.push(outcome)),
    () => "end",
  )();
  outcomesOf(co);
  expect(outcomes).toEqual([{ index: 1, value: "end" }]);
});

test("several callbacks are told in the order they came", () => {
  const gate = new Gate();
  const co = sequence(gate.wait)();
  const log: string[] = [];
  co.run(() => log.push("first"));
  co.run(() => log.push("second"));
  gate.resume(1);
  expect(log).toEqual(["first", "second"]);
});

test("a coroutine that is run twice from deep inside others starts once", () => {
  let runs = 0;
  const outcomes: unknown[] = [];
  const nested = (levels: number): void => {
    if (levels > 0) return sequence(() => nested(levels - 1))().run(() => {});
    const gate = new Gate();
    const co = sequence(() => ++runs, gate.wait)();
    co.run((outcome) => outcomes.push(outcome));
    co.run((outcome) => outcomes.push(outcome));
    queueMicrotask(() => gate.resume("end"));
  };
  nested(150);
  expect(outcomes).toEqual([]);
  return Promise.resolve().then(() => {
    expect(runs).toBe(1);
    expect(outcomes).toEqual([
      { index: 1, value: "end" },
      { index: 1, value: "end" },
    ]);
  });
});
