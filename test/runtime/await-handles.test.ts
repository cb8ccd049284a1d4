/** `await co` in a coroutine, by where `co` stands. */

import { type Coroutine, DeadlockError, DestroyedError } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence } from "./bodies";

test("a compiled function is called at once on this stack, with no handle", () => {
  let stack = "";
  const inner = sequence(() => {
    stack = new Error().stack!;
  });
  sequence(inner)().call();
  expect(stack.match(/sequence\$run/g)).toHaveLength(2);
});

test("a created one starts here, and its completion resumes this one", () => {
  const gate = new Gate();
  const inner = sequence(gate.wait)();
  const outcomes = outcomesOf(
    sequence(
      () => inner,
      (n) => n + 1,
    )(),
  );
  expect(inner.status).toBe("suspended");
  gate.resume(1);
  expect(outcomes).toEqual([2]);
});

test("a created one that completes at once goes on at once", () => {
  const inner = sequence(() => 1)();
  expect(
    outcomesOf(
      sequence(
        () => inner,
        (n) => n + 1,
      )(),
    ),
  ).toEqual([2]);
  expect(inner.get()).toBe(1);
});

test("a created one that fails at once raises its very own error here", () => {
  const error = new Error("mine");
  const inner = raises(error)();
  expect(outcomesOf(protect({ body: () => inner, caught: (e) => [e] })())).toEqual([[error]]);
  expect(inner.status).toBe("failed");
});

test("a suspended one is waited for", () => {
  const gate = new Gate();
  const inner = sequence(gate.wait)();
  outcomesOf(inner);
  const outcomes = outcomesOf(sequence(() => inner)());
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("coroutines and callbacks that wait for one coroutine go on in the order they came", () => {
  const gate = new Gate();
  const awaited = sequence(gate.wait)();
  const log: string[] = [];
  const wait = (name: string) =>
    outcomesOf(
      sequence(
        () => awaited,
        (value) => log.push(`${name} ${value}`),
      )(),
    );
  awaited.run(() => log.push("first"));
  wait("second");
  awaited.run(() => log.push("third"));
  wait("fourth");
  gate.resume("value");
  expect(log).toEqual(["first", "second value", "third", "fourth value"]);
});

test("a fulfilled, failed or destroyed one gives its value, its error or DestroyedError at once", () => {
  const [fulfilled, failed, destroyed] = [sequence(() => 1)(), raises("error")(), sequence()()];
  outcomesOf(fulfilled);
  outcomesOf(failed);
  destroyed.destroy();
  expect(outcomesOf(sequence(() => fulfilled)())).toEqual([1]);
  expect(outcomesOf(sequence(() => failed)())).toEqual(["error"]);
  expect(outcomesOf(sequence(() => destroyed)())).toEqual([expect.any(DestroyedError)]);
});

test("a coroutine that awaits itself gets DeadlockError at that await, and may catch it", () => {
  const co: Coroutine<any> = protect({ body: () => co, caught: (error) => error })();
  expect(outcomesOf(co)).toEqual([expect.any(DeadlockError)]);
  expect(co.status).toBe("fulfilled");
});

test("a coroutine that awaits whoever started it by awaiting it gets DeadlockError", () => {
  const inner: Coroutine<any> = sequence(() => outer)();
  const outer: Coroutine<any> = sequence(() => inner)();
  expect(outcomesOf(outer)).toEqual([expect.any(DeadlockError)]);
});

test("a function called without a handle that awaits its caller gets DeadlockError", () => {
  const inner = sequence(() => outer);
  const outer: Coroutine<any> = sequence(inner)();
  expect(outcomesOf(outer)).toEqual([expect.any(DeadlockError)]);
});

test("a coroutine that another one runs, and does not await, may wait for it", () => {
  const log: unknown[] = [];
  const other: Coroutine<any> = sequence(() => outer)();
  const outer: Coroutine<any> = sequence(
    () => other.run((outcome) => log.push(outcome)),
    () => "value",
  )();
  outcomesOf(outer);
  expect(log).toEqual([{ index: 1, value: "value" }]);
});

test("completion goes on synchronously: the awaiting coroutine resumes in the same turn", () => {
  const gate = new Gate();
  const log: string[] = [];
  outcomesOf(sequence(sequence(gate.wait), () => log.push("awaiting"))());
  log.push("before");
  gate.resume(1);
  log.push("after");
  expect(log).toEqual(["before", "awaiting", "after"]);
});

test("returning a coroutine completes with what that completes with", () => {
  const inner = sequence(() => 1)();
  expect(outcomesOf(protect({ body: () => inner })())).toEqual([1]);
});

test("a callback is told as soon as its coroutine completes, before others that waited for the same one go on", () => {
  const gate = new Gate();
  const awaited = sequence(gate.wait)();
  const log: string[] = [];
  outcomesOf(awaited);
  const first = sequence(
    () => awaited,
    () => log.push("first"),
  )();
  first.run(() => log.push("first is over"));
  outcomesOf(
    sequence(
      () => awaited,
      () => log.push("second"),
    )(),
  );
  gate.resume(1);
  expect(log).toEqual(["first", "first is over", "second"]);
});
