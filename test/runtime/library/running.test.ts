/** One that is running when it has lost cannot be destroyed there: it is, when it waits. */

import { all, type Coroutine, race, scope } from "coroutine-runtime";
import { Gate, outcomesOf, protect, sequence } from "../bodies";
import { worker } from "./worker";

/** A coroutine that runs `act`, and then waits for ever. */
function actor(act: () => unknown, log: unknown[]): { co: Coroutine<any>; gate: Gate } {
  const gate = new Gate();
  const body = sequence(
    gate.wait,
    act,
    () => log.push("goes on"),
    new Gate().wait,
    () => log.push("goes too far"),
  );
  return { co: protect({ body, cleanup: () => log.push("ends") })(), gate };
}

test("it runs until it waits, and is over before the group is", async () => {
  const log: unknown[] = [];
  const other = worker("other", []);
  const { co, gate } = actor(() => other.gate.resume("value"), log);
  const outcomes = outcomesOf(race([other.co, co]));
  gate.resume(1);
  expect(outcomes).toEqual([]);
  expect(log).toEqual(["goes on"]);
  await null;
  expect(log).toEqual(["goes on", "ends"]);
  expect([outcomes, co.status]).toEqual([["value"], "destroyed"]);
});

test("also when it is something that the item awaits", async () => {
  const log: unknown[] = [];
  const other = worker("other", []);
  const { co, gate } = actor(() => other.gate.resume.raise("error"), log);
  const outcomes = outcomesOf(all([other.co, sequence(() => co)()]));
  gate.resume(1);
  expect([outcomes, log]).toEqual([[], ["goes on"]]);
  await null;
  expect([outcomes, log]).toEqual([["error"], ["goes on", "ends"]]);
});

test("one that comes to its end in that turn has lost all the same", async () => {
  const other = worker("other", []);
  const gate = new Gate();
  const last = sequence(
    gate.wait,
    () => other.gate.resume("value"),
    () => "last",
  )();
  const outcomes = outcomesOf(race([other.co, last]));
  gate.resume(1);
  await null;
  expect(outcomes).toEqual(["value"]);
  expect(last.get()).toBe("last");
});

test.each([
  ["was under way before", (shared: Coroutine<any>) => void outcomesOf(shared)],
  ["somebody else waits for too", (shared: Coroutine<any>) => void queueMicrotask(() => outcomesOf(shared))],
])("one that waits for what is running, and %s, is over at once", async (_what, use) => {
  const other = worker("other", []);
  const gate = new Gate();
  const shared = sequence(gate.wait, () => other.gate.resume("value"), new Gate().wait)();
  use(shared);
  const outcomes = outcomesOf(race([other.co, shared]));
  await null;
  gate.resume(1);
  expect([outcomes, shared.status]).toEqual([["value"], "suspended"]);
});

test("also when whoever started that has left it", () => {
  const other = worker("other", []);
  const [before, gate] = [new Gate(), new Gate()];
  const act = () => other.gate.resume("value");
  const shared: Coroutine<any> = sequence(before.wait, () => starter.destroy(), gate.wait, act, new Gate().wait)();
  const starter: Coroutine<any> = sequence(() => shared)();
  outcomesOf(starter);
  before.resume(1);
  const outcomes = outcomesOf(race([other.co, shared]));
  gate.resume(1);
  expect([outcomes, shared.status]).toEqual([["value"], "suspended"]);
});

test("one that decides while the items start is destroyed as soon as it waits", () => {
  const log: unknown[] = [];
  const other = worker("other", []);
  const { co, gate } = actor(() => log.push("acts"), log);
  const first = sequence(
    () => other.gate.resume("value"),
    () => co,
  )();
  const outcomes = outcomesOf(race([other.co, first]));
  expect(outcomes).toEqual(["value"]);
  expect([co.status, gate.dropped]).toEqual(["destroyed", true]);
});

test("destroying a group from one of its items leaves that to the end of the turn too", async () => {
  const log: unknown[] = [];
  const { co, gate } = actor(() => group.destroy(), log);
  const group: Coroutine<unknown> = all([co]);
  outcomesOf(group);
  gate.resume(1);
  expect([group.status, log]).toEqual(["destroyed", ["goes on"]]);
  await null;
  expect(log).toEqual(["goes on", "ends"]);
});

test("the body of a scope whose child fails runs until it waits", async () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const child = new Gate();
  const body = sequence(
    (scope) => scope.start(sequence(child.wait)()).status,
    gate.wait,
    () => child.resume.raise("error"),
    () => log.push("goes on"),
    new Gate().wait,
  );
  const outcomes = outcomesOf(scope(body as never));
  gate.resume(1);
  expect([outcomes, log]).toEqual([[], ["goes on"]]);
  await null;
  expect(outcomes).toEqual(["error"]);
});
