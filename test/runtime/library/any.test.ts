/** any(): the first value. */

import { any, SuspendedError } from "coroutine-runtime";
import { Gate, outcomesOf, raises, sequence } from "../bodies";
import { workers } from "./worker";

test("the first value is given; errors before it do not count, and the others are destroyed", () => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  const outcomes = outcomesOf(any([a.co, b.co, c.co]));
  a.gate.resume.raise("error");
  expect([outcomes, b.co.status]).toEqual([[], "suspended"]);
  b.gate.resume("value");
  expect(outcomes).toEqual(["value"]);
  expect(log.slice(3)).toEqual(["a ends", "b ends", "c ends"]);
  expect(c.co.status).toBe("destroyed");
});

test("when all fail, an AggregateError has their errors in the order of the items", () => {
  const [a, b, c] = workers([]);
  const outcomes = outcomesOf(any([a.co, b.co, c.co]));
  c.gate.resume.raise("from c");
  a.gate.resume.raise("from a");
  expect(outcomes).toEqual([]);
  b.gate.resume.raise("from b");
  expect(outcomes[0]).toBeInstanceOf(AggregateError);
  expect((outcomes[0] as AggregateError).errors).toEqual(["from a", "from b", "from c"]);
});

test("an item that succeeds at once keeps those behind it from starting: they are destroyed", () => {
  const log: unknown[] = [];
  const [a] = workers(log);
  expect(outcomesOf(any([raises("error")(), 1, a.co]))).toEqual([1]);
  expect([a.co.status, log]).toEqual(["destroyed", []]);
});

test("thenables and completed handles are items", async () => {
  const done = sequence(() => 1)();
  outcomesOf(done);
  expect(outcomesOf(any([raises("error")(), done]))).toEqual([1]);
  expect(await any([Promise.reject("no"), Promise.resolve(2)])).toBe(2);
});

test("without items it fails, with no errors", () => {
  const [error] = outcomesOf(any([]));
  expect(error).toBeInstanceOf(AggregateError);
  expect((error as AggregateError).errors).toEqual([]);
});

test("the same handle twice counts twice", () => {
  const co = raises("error")();
  expect((outcomesOf(any([co, co]))[0] as AggregateError).errors).toEqual(["error", "error"]);
});

test("inside call() the items are tried in order", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  expect(any([raises("error")(), a.co, sequence(() => "value")(), b.co]).call()).toBe("value");
  expect(log).toEqual(["a starts", "a ends"]);
  expect([a.co.status, b.co.status]).toEqual(["failed", "destroyed"]);
  const { error } = any([raises("error")(), new Gate().wait()]).tryCall() as { error: AggregateError };
  expect(error.errors).toEqual(["error", expect.any(SuspendedError)]);
});
