/** all(): every value, or the first error. */

import { all, DestroyedError, RaisingCoroutine, SuspendedError } from "coroutine-runtime";
import { asRaising, nestedCalls, outcomesOf, raises, sequence } from "../bodies";
import { worker, workers } from "./worker";

test("it is lazy: nothing starts before it is awaited, and it is awaited like any other", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  const co = all([a.co, b.co]);
  expect(co).toBeInstanceOf(RaisingCoroutine);
  expect([co.status, a.co.status, log]).toEqual(["created", "created", []]);
  const outcomes = outcomesOf(sequence(() => co)());
  a.gate.resume(1);
  b.gate.resume(2);
  expect(outcomes).toEqual([[1, 2]]);
});

test("items start in their order, and all of them before the first has ended", () => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  outcomesOf(all([a.co, b.co, c.co]));
  expect(log).toEqual(["a starts", "b starts", "c starts"]);
});

test("the values are in the order of the items, whatever the order they come in", () => {
  const [a, b, c] = workers([]);
  const outcomes = outcomesOf(all([a.co, b.co, c.co]));
  c.gate.resume("c");
  a.gate.resume("a");
  b.gate.resume("b");
  expect(outcomes).toEqual([["a", "b", "c"]]);
});

test("coroutines, raising ones, thenables and plain values are items", async () => {
  const thenable = { then: (done: (value: number) => void) => done(4) };
  const raising = asRaising(sequence(() => 2))();
  const items = [sequence(() => 1)(), raising, Promise.resolve(3), thenable, 5, undefined] as const;
  expect(await all(items)).toEqual([1, 2, 3, 4, 5, undefined]);
});

test("any iterable gives the items, when it starts", async () => {
  let isRead = false;
  function* items() {
    isRead = true;
    yield sequence(() => 1)();
    yield 2;
  }
  const co = all(items());
  expect(isRead).toBe(false);
  expect(await co).toEqual([1, 2]);
  expect(await all(new Set([3, 4]))).toEqual([3, 4]);
});

test("what reading the iterable throws is raised, and nothing starts", async () => {
  const { co } = worker("a", []);
  function* items() {
    yield co;
    throw "iterator";
  }
  await expect(all(items()).promise()).rejects.toBe("iterator");
  await expect(all(null as never).promise()).rejects.toThrow(TypeError);
  expect(co.status).toBe("created");
});

test("without items it gives an empty array, at once", () => {
  expect(outcomesOf(all([]))).toEqual([[]]);
  expect(all([]).call()).toEqual([]);
});

test("when all complete at once, so does it: nothing waits", () => {
  expect(outcomesOf(all([sequence(() => 1)(), 2]))).toEqual([[1, 2]]);
});

test("completed handles give what they have come to, at once", () => {
  const [fulfilled, failed, destroyed] = [sequence(() => 1)(), raises("error")(), sequence()()];
  outcomesOf(fulfilled);
  outcomesOf(failed);
  destroyed.destroy();
  expect(outcomesOf(all([fulfilled, 2]))).toEqual([[1, 2]]);
  expect(outcomesOf(all([fulfilled, failed]))).toEqual(["error"]);
  expect(outcomesOf(all([fulfilled, destroyed]))).toEqual([expect.any(DestroyedError)]);
});

test("the same handle may come twice: it runs once", () => {
  const log: unknown[] = [];
  const { co, gate } = worker("a", log);
  const outcomes = outcomesOf(all([co, co]));
  gate.resume("value");
  expect(outcomes).toEqual([["value", "value"]]);
  expect(log).toEqual(["a starts", "a ends"]);
});

test("it is awaited in the same turn in which the last item ends", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  outcomesOf(
    sequence(
      () => all([a.co, b.co]),
      () => log.push("after"),
    )(),
  );
  a.gate.resume(1);
  b.gate.resume(1);
  log.push("resumed");
  expect(log.slice(2)).toEqual(["a ends", "b ends", "after", "resumed"]);
});

test("inside call() the items run one by one", () => {
  const log: unknown[] = [];
  const step = (name: string) =>
    sequence(
      () => log.push(`${name} starts`),
      sequence(() => log.push(`${name} ends`)),
    )();
  expect(all([step("a"), step("b"), 3]).call()).toEqual([2, 4, 3]);
  expect(log).toEqual(["a starts", "a ends", "b starts", "b ends"]);
});

test("inside call() each has ended before the next starts, however deep it goes", () => {
  const log: unknown[] = [];
  const deep = (name: string) =>
    sequence(
      () => log.push(`${name} starts`),
      nestedCalls(
        2000,
        sequence(() => name),
      ),
      () => log.push(`${name} ends`),
    )();
  expect(all([deep("a"), deep("b"), deep("c")]).call()).toEqual([2, 4, 6]);
  expect(log).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
});

test("inside call() one that would have to wait is an error like any other", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  expect(() => all([a.co, b.co]).call()).toThrow(SuspendedError);
  expect(log).toEqual(["a starts", "a ends"]);
  expect(b.co.status).toBe("destroyed");
  expect(all([raises("error")()]).tryCall()).toEqual({ index: 0, error: "error" });
  expect(() => all([Promise.resolve()]).call()).toThrow(SuspendedError);
});
