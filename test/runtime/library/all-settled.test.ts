/** allSettled(): every outcome, as a variant. */

import { allSettled, Coroutine, DestroyedError, RaisingCoroutine, SuspendedError } from "coroutine-runtime";
import { Gate, outcomesOf, raises, sequence } from "../bodies";
import { worker, workers } from "./worker";

test("it gives the project's variants, in the order of the items", () => {
  const [a, b, c] = workers([]);
  const outcomes = outcomesOf(allSettled([a.co, b.co, c.co]));
  c.gate.resume.raise("error");
  b.gate.resume(2);
  a.gate.resume(undefined);
  expect(outcomes).toEqual([
    [
      { index: 1, value: undefined },
      { index: 1, value: 2 },
      { index: 0, error: "error" },
    ],
  ]);
});

test("it is a plain coroutine: it does not raise", () => {
  const co = allSettled([raises("error")()]);
  expect(co).toBeInstanceOf(Coroutine);
  expect(co).not.toBeInstanceOf(RaisingCoroutine);
  expect(outcomesOf(co)).toEqual([[{ index: 0, error: "error" }]]);
});

test("an error keeps nothing from starting, and destroys nothing", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  const outcomes = outcomesOf(allSettled([a.co, raises("error")(), b.co]));
  expect(log).toEqual(["a starts", "b starts"]);
  a.gate.resume("a");
  b.gate.resume("b");
  expect(outcomes).toEqual([
    [
      { index: 1, value: "a" },
      { index: 0, error: "error" },
      { index: 1, value: "b" },
    ],
  ]);
});

test("an item that somebody destroys counts as failed", () => {
  const { co } = worker("a", []);
  const outcomes = outcomesOf(allSettled([co]));
  co.destroy();
  expect(outcomes).toEqual([[{ index: 0, error: expect.any(DestroyedError) }]]);
});

test("thenables, plain values and completed handles are items", async () => {
  const done = sequence(() => 1)();
  await done;
  expect(await allSettled([done, 2, Promise.resolve(3), Promise.reject("no")])).toEqual([
    { index: 1, value: 1 },
    { index: 1, value: 2 },
    { index: 1, value: 3 },
    { index: 0, error: "no" },
  ]);
});

test("without items it gives an empty array, at once", () => {
  expect(outcomesOf(allSettled(new Set()))).toEqual([[]]);
});

test("what reading the iterable throws is an error of its own", async () => {
  await expect(allSettled(1 as never).promise()).rejects.toThrow(TypeError);
});

test("destroyed, it destroys what it started", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  const co = allSettled([a.co, b.co]);
  outcomesOf(co);
  a.gate.resume("a");
  co.destroy();
  expect(log.slice(2)).toEqual(["a ends", "b ends"]);
  expect([a.co.status, b.co.status]).toEqual(["fulfilled", "destroyed"]);
});

test("inside call() the items run one by one, and those that would have to wait have failed", () => {
  const gate = new Gate();
  expect(allSettled([sequence(() => 1)(), sequence(gate.wait)(), raises("error")(), 4]).call()).toEqual([
    { index: 1, value: 1 },
    { index: 0, error: expect.any(SuspendedError) },
    { index: 0, error: "error" },
    { index: 1, value: 4 },
  ]);
  expect(gate.dropped).toBe(true);
});
