/** race(): the first outcome. */

import { race, SuspendedError } from "coroutine-runtime";
import { Gate, outcomesOf, raises, sequence } from "../bodies";
import { failing, worker, workers } from "./worker";

test("the first value is given, and the others are destroyed, the newest first", () => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  const co = race([a.co, b.co, c.co]);
  expect(log).toEqual([]);
  const outcomes = outcomesOf(co);
  b.gate.resume("value");
  expect(log).toEqual(["a starts", "b starts", "c starts", "b ends", "c ends", "a ends"]);
  expect(outcomes).toEqual(["value"]);
  expect([a.co.status, b.co.status, c.co.status]).toEqual(["destroyed", "fulfilled", "destroyed"]);
});

test("the first error is raised, likewise", () => {
  const [a, b] = workers([]);
  const outcomes = outcomesOf(race([a.co, b.co]));
  b.gate.resume.raise("error");
  expect(outcomes).toEqual(["error"]);
  expect(a.co.status).toBe("destroyed");
});

test("an item that ends at once keeps those behind it from starting: they are destroyed", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  expect(outcomesOf(race([a.co, 1, b.co]))).toEqual([1]);
  expect(log).toEqual(["a starts", "a ends"]);
  expect(b.co.status).toBe("destroyed");
});

test("the value is given when the finally blocks of the others are over", () => {
  const slow = new Gate();
  const [a, b] = [worker("a", []), worker("b", [], slow.wait)];
  const outcomes = outcomesOf(race([a.co, b.co]));
  a.gate.resume("value");
  expect(outcomes).toEqual([]);
  slow.resume(1);
  expect(outcomes).toEqual(["value"]);
});

test("what these throw is raised in place of the value", () => {
  const one = outcomesOf(race([worker("a", [], failing("from a")).co, 1]));
  expect(one).toEqual(["from a"]);
  const two = outcomesOf(race([...workers([], failing("finally")).map(({ co }) => co), 1]));
  expect((two[0] as AggregateError).errors).toEqual(["finally", "finally", "finally"]);
});

test("completed handles, thenables and plain values may be first", async () => {
  const [done, failed] = [sequence(() => 1)(), raises("error")()];
  outcomesOf(done);
  outcomesOf(failed);
  expect(outcomesOf(race([new Gate().wait(), done]))).toEqual([1]);
  expect(outcomesOf(race([new Gate().wait(), failed]))).toEqual(["error"]);
  expect(await race([new Promise(() => {}), Promise.resolve(2)])).toBe(2);
  expect(outcomesOf(race(new Set([3, 4])))).toEqual([3]);
});

test("the same handle may race with itself", () => {
  const { co, gate } = worker("a", []);
  const outcomes = outcomesOf(race([co, co]));
  gate.resume("value");
  expect([outcomes, co.status]).toEqual([["value"], "fulfilled"]);
});

test("without items it waits, until it is destroyed", () => {
  const co = race([]);
  outcomesOf(co);
  expect(co.status).toBe("suspended");
  co.destroy();
  expect(co.status).toBe("destroyed");
});

test("what was under way before goes on when it has lost, and is not kept waiting on", () => {
  const gate = new Gate();
  const shared = sequence(gate.wait)();
  const outcomes = outcomesOf(shared);
  for (let i = 0; i < 3; i++) expect(outcomesOf(race([shared, i]))).toEqual([i]);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("inside call() the first one runs, and the others are destroyed unstarted", () => {
  const log: unknown[] = [];
  const { co } = worker("b", log);
  expect(race([sequence(() => "value")(), co]).call()).toBe("value");
  expect(race([raises("error")(), 1]).tryCall()).toEqual({ index: 0, error: "error" });
  expect([co.status, log]).toEqual(["destroyed", []]);
  expect(() => race([new Gate().wait(), 1]).call()).toThrow(SuspendedError);
  expect(() => race([]).call()).toThrow(SuspendedError);
});
