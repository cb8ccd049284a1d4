/** Destroying what waits for several destroys those that it started, and waits for them. */

import { all, any, type Coroutine, DestroyedError, race, suspend } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence, thrownBy } from "../bodies";
import { failing, worker, workers } from "./worker";

test("before its start nothing happens: its items were not its own yet", () => {
  const { co } = worker("a", []);
  const waiting = all([co]);
  waiting.destroy();
  expect([waiting.status, co.status]).toEqual(["destroyed", "created"]);
});

test.each([
  ["all", all],
  ["any", any],
  ["race", race],
])("%s() destroys its items, the newest first", (_name, group) => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  const co = group([a.co, b.co, c.co]) as Coroutine<unknown>;
  const outcomes = outcomesOf(co);
  co.destroy();
  expect(log.slice(3)).toEqual(["c ends", "b ends", "a ends"]);
  expect([a.co.status, b.co.status, c.co.status]).toEqual(["destroyed", "destroyed", "destroyed"]);
  expect(outcomes).toEqual([expect.any(DestroyedError)]);
});

test("leaves are cleaned up, and thenables left alone", () => {
  const log: string[] = [];
  const leaf = (name: string) => suspend(() => () => void log.push(name));
  const co = all([leaf("a"), new Promise(() => {}), leaf("b")]);
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual(["b", "a"]);
});

test("the items are over before finally blocks around it run", () => {
  const log: unknown[] = [];
  const slow = new Gate();
  const [a, b] = [worker("a", log, slow.wait), worker("b", log)];
  const co = protect({ body: () => all([a.co, b.co]), cleanup: () => log.push("around") })();
  outcomesOf(co);
  co.destroy();
  expect(log.slice(2)).toEqual(["b ends"]);
  slow.resume(1);
  expect(log.slice(2)).toEqual(["b ends", "a ends", "around"]);
});

test("[Symbol.asyncDispose] settles when they are over", async () => {
  const log: unknown[] = [];
  const slow = new Gate();
  const co = all([worker("a", log, slow.wait).co]);
  outcomesOf(co);
  const disposed = co[Symbol.asyncDispose]().then(() => log.push("disposed"));
  await null;
  slow.resume(1);
  await disposed;
  expect(log).toEqual(["a starts", "a ends", "disposed"]);
});

test("what their finally blocks throw is thrown by destroy(), with that of finally blocks around it", () => {
  const items = [worker("a", [], failing("a")).co, worker("b", [], failing("b")).co];
  const co = protect({ body: () => all(items), cleanup: failing("around") })();
  outcomesOf(co);
  expect((thrownBy(() => co.destroy()) as AggregateError).errors).toEqual(["b", "a", "around"]);
});

test("a single error is thrown as it is", () => {
  const co = race([worker("a", [], failing("a")).co]);
  outcomesOf(co);
  expect(thrownBy(() => co.destroy())).toBe("a");
});

test.each([
  ["value", sequence(() => 1)],
  ["error", raises("error")],
])("while it waits for those that have lost, it goes on waiting, and the %s is forgotten", async (_what, first) => {
  const log: unknown[] = [];
  const slow = new Gate();
  const a = worker("a", log, slow.wait);
  const co = protect({ body: () => race([a.co, first()]), cleanup: () => log.push("around") })();
  const outcomes = outcomesOf(co);
  const disposed = co[Symbol.asyncDispose]();
  expect(log).toEqual(["a starts"]);
  slow.resume(1);
  await disposed;
  expect(log).toEqual(["a starts", "a ends", "around"]);
  expect(outcomes).toEqual([expect.any(DestroyedError)]);
});

test("one that is being destroyed by somebody else is waited for", () => {
  const log: unknown[] = [];
  const slow = new Gate();
  const [a, b] = [worker("a", log, slow.wait), worker("b", log)];
  const outcomes = outcomesOf(race([a.co, b.co]));
  a.co.destroy();
  b.gate.resume("value");
  expect([outcomes, log.slice(2)]).toEqual([[], ["b ends"]]);
  slow.resume(1);
  expect([outcomes, log.slice(2)]).toEqual([["value"], ["b ends", "a ends"]]);
});

test("one that has waited for the group, and for which the group waits, ends with it", () => {
  const gate = new Gate();
  const item: Coroutine<any> = sequence(gate.wait, () => group)();
  const group = all([item]);
  const starter = sequence(() => group)();
  outcomesOf(starter);
  gate.resume(1);
  starter.destroy();
  const outcomes = outcomesOf(group);
  group.destroy();
  expect([item.status, outcomes]).toEqual(["destroyed", [expect.any(DestroyedError)]]);
});

test("an item that somebody destroys has failed", () => {
  const { co } = worker("a", []);
  const outcomes = outcomesOf(all([co, new Gate().wait()]));
  co.destroy();
  expect(outcomes).toEqual([expect.any(DestroyedError)]);
});

test("a handle that was under way, or that somebody else waits for, only loses a waiter", () => {
  const [before, shared] = [worker("before", []), worker("shared", [])];
  const outcomes = outcomesOf(before.co);
  const co = all([before.co, shared.co]);
  outcomesOf(co);
  outcomes.push(...outcomesOf(shared.co));
  shared.co.run(({ index }) => outcomes.push(index));
  co.destroy();
  before.gate.resume("before");
  shared.gate.resume("shared");
  expect(outcomes).toEqual(["before", 1]);
});

test("groups in groups go down with them", () => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  const co = all([a.co, race([b.co, sequence(() => all([c.co]))()])]);
  outcomesOf(co);
  co.destroy();
  expect(log.slice(3)).toEqual(["c ends", "b ends", "a ends"]);
});
