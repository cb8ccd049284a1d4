/** The async context: what goes on after waiting for several sees what was current before. */

import { AsyncLocalStorage } from "node:async_hooks";
import { all, race, type Scope, scope, sleep, timeout } from "coroutine-runtime";
import { Gate, nestedCalls, outcomesOf, protect, sequence } from "../bodies";

const storage = new AsyncLocalStorage<string>();
const current = () => storage.getStore();

test("each item starts in it, and so does what comes after all of them", () => {
  const gates = [new Gate(), new Gate()];
  const items = gates.map((gate) => sequence(current, (before) => sequence(gate.wait, () => [before, current()])())());
  const co = sequence(
    () => all(items),
    (values) => [...values, current()],
  )();
  const outcomes = storage.run("outer", () => outcomesOf(co));
  storage.run("one", () => gates[0]!.resume(1));
  storage.run("two", () => gates[1]!.resume(1));
  expect(outcomes).toEqual([[["outer", "outer"], ["outer", "outer"], "outer"]]);
});

test("finally blocks of what has lost, and what comes after them, see theirs", () => {
  const log: unknown[] = [];
  const [winner, slow] = [new Gate(), new Gate()];
  const cleanup = sequence(
    () => log.push(current()),
    slow.wait,
    () => log.push(current()),
  );
  const loser = protect({ body: new Gate().wait, cleanup })();
  const body = () => race([loser, winner.wait()]);
  storage.run("mine", () => outcomesOf(protect({ body, cleanup: () => log.push(current()) })()));
  storage.run("other", () => winner.resume(1));
  storage.run("other", () => slow.resume(1));
  expect(log).toEqual(["mine", "mine", "mine"]);
});

test("a child is started in the context of the code that starts it", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const child = () =>
    sequence(
      () => log.push(current()),
      gate.wait,
      () => log.push(current()),
    )();
  const body = sequence((scope: Scope) => void storage.run("start", () => scope.start(child())));
  const co = sequence(
    () => scope(body),
    () => log.push(current()),
  )();
  storage.run("mine", () => outcomesOf(co));
  gate.resume(1);
  expect(log).toEqual(["start", "start", "mine"]);
});

test("items that go too deep for the native stack start in it", () => {
  const gate = new Gate();
  const deep = () => nestedCalls(2000, sequence(current))();
  const co = sequence(gate.wait, () => all([deep(), deep()]))();
  const outcomes = storage.run("mine", () => outcomesOf(co));
  storage.run("other", () => gate.resume(1));
  expect(outcomes).toEqual([["mine", "mine"]]);
});

test("timers keep it", async () => {
  const co = () => sequence(() => sleep(1), current)();
  expect(await storage.run("timer", () => timeout(co(), 1000).promise())).toBe("timer");
});
