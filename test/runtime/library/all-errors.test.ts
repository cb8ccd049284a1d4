/** all(): the first error, and what becomes of the others. */

import { all, DeadlockError, type RaisingCoroutine } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence } from "../bodies";
import { failing, worker, workers } from "./worker";

test("the first error destroys the others, the newest first, and is raised then", () => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  const outcomes = outcomesOf(all([a.co, b.co, c.co]));
  b.gate.resume.raise("error");
  expect(log.slice(3)).toEqual(["b ends", "c ends", "a ends"]);
  expect(outcomes).toEqual(["error"]);
  expect([a.co.status, b.co.status, c.co.status]).toEqual(["destroyed", "failed", "destroyed"]);
});

test("an item that fails at once keeps those behind it from starting: they are destroyed", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  const outcomes = outcomesOf(all([a.co, raises("error")(), b.co]));
  expect(log).toEqual(["a starts", "a ends"]);
  expect(outcomes).toEqual(["error"]);
  expect([a.co.status, b.co.status]).toEqual(["destroyed", "destroyed"]);
});

test("a later error changes nothing", async () => {
  const first = new Gate();
  const outcomes = outcomesOf(all([Promise.reject("later"), first.wait()]));
  first.resume.raise("first");
  await null;
  expect(outcomes).toEqual(["first"]);
});

test("the error can be caught where all() is awaited", () => {
  const co = protect({ body: () => all([raises("error")()]), caught: (error) => `caught ${error}` })();
  expect(outcomesOf(co)).toEqual(["caught error"]);
});

test("finally blocks that await are waited for before the error is raised", () => {
  const log: unknown[] = [];
  const slow = new Gate();
  const [a, b, c] = [worker("a", log), worker("b", log, slow.wait), worker("c", log)];
  const outcomes = outcomesOf(all([a.co, b.co, c.co]));
  a.gate.resume.raise("error");
  expect([outcomes, log.slice(3)]).toEqual([[], ["a ends", "c ends"]]);
  slow.resume(1);
  expect([outcomes, log.slice(3)]).toEqual([["error"], ["a ends", "c ends", "b ends"]]);
});

test("what finally blocks throw is raised behind the error, in an AggregateError", () => {
  const [b, c] = [worker("b", [], failing("from b")), worker("c", [], failing("from c"))];
  const [error] = outcomesOf(all([b.co, c.co, raises("error")()]));
  expect(error).toBeInstanceOf(AggregateError);
  expect((error as AggregateError).errors).toEqual(["error", "from c", "from b"]);
});

test("a handle that was under way is waited for, and goes on when all() fails", () => {
  const log: unknown[] = [];
  const { co, gate } = worker("a", log);
  const outcomes = outcomesOf(co);
  expect(outcomesOf(all([co, raises("error")()]))).toEqual(["error"]);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("a handle that somebody else waits for as well goes on when all() fails", () => {
  const { co, gate } = worker("a", []);
  const other = new Gate();
  const failed = outcomesOf(all([co, other.wait()]));
  const outcomes = outcomesOf(sequence(() => co)());
  other.resume.raise("error");
  expect([failed, co.status]).toEqual([["error"], "suspended"]);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("the same handle twice, directly or further inside, is destroyed all the same", () => {
  const log: unknown[] = [];
  const [a, b] = workers(log);
  const co = all([a.co, a.co, all([b.co, a.co]), b.co]);
  outcomesOf(co);
  co.destroy();
  expect([a.co.status, b.co.status]).toEqual(["destroyed", "destroyed"]);
  expect(log.slice(2).sort()).toEqual(["a ends", "b ends"]);
});

test("waiting for all() in one of its items is DeadlockError there", () => {
  const co: RaisingCoroutine<unknown> = all([protect({ body: () => co, caught: (error) => error })()]);
  expect(outcomesOf(co)).toEqual([[expect.any(DeadlockError)]]);
});
