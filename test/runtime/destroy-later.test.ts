/** A finally block that awaits keeps the destruction going. */

import { type Coroutine, DestroyedError } from "coroutine-runtime";
import { Gate, outcomesOf, protect, sequence } from "./bodies";

/** Two frames whose finally blocks wait for a gate each, destroyed. */
function destroyed() {
  const log: string[] = [];
  const gates = [new Gate(), new Gate()] as const;
  const inner = protect({ body: new Gate().wait, cleanup: sequence(gates[0].wait, () => log.push("inner")) });
  const co = protect({ body: inner, cleanup: sequence(gates[1].wait, () => log.push("outer")) })();
  const outcomes = outcomesOf(co);
  co.destroy();
  return { co, log, gates, outcomes };
}

test("destroy() returns, and the outer frames unwind when their turn comes", () => {
  const { co, log, gates } = destroyed();
  expect(co.status).toBe("destroyed");
  gates[0].resume(1);
  expect(log).toEqual(["inner"]);
  gates[1].resume(1);
  expect(log).toEqual(["inner", "outer"]);
});

test("whoever waits is told when it is over", () => {
  const { gates, outcomes } = destroyed();
  gates[0].resume(1);
  expect(outcomes).toEqual([]);
  gates[1].resume(1);
  expect(outcomes).toEqual([expect.any(DestroyedError)]);
});

test("[Symbol.asyncDispose] settles when it is over, also when it was asked later", async () => {
  const { co, log, gates } = destroyed();
  const disposed = co[Symbol.asyncDispose]().then(() => log.push("disposed"));
  gates[0].resume(1);
  await null;
  expect(log).toEqual(["inner"]);
  gates[1].resume(1);
  await disposed;
  expect(log).toEqual(["inner", "outer", "disposed"]);
});

test("handles of the chain are destroyed in turn, each when the one inside it is over", () => {
  const gate = new Gate();
  const log: string[] = [];
  const inner = protect({ body: new Gate().wait, cleanup: sequence(gate.wait, () => log.push("inner")) })();
  const outer = protect({ body: () => inner, cleanup: () => log.push("outer") })();
  outcomesOf(outer);
  outer.destroy();
  expect(log).toEqual([]);
  gate.resume(1);
  expect(log).toEqual(["inner", "outer"]);
});

test("also when somebody destroys the inner one first", async () => {
  const gate = new Gate();
  const log: string[] = [];
  const inner = protect({ body: new Gate().wait, cleanup: sequence(gate.wait, () => log.push("inner")) })();
  const outer = protect({ body: () => inner, caught: () => log.push("caught"), cleanup: () => log.push("outer") })();
  const outcomes = outcomesOf(outer);
  inner.destroy();
  const disposed = outer[Symbol.asyncDispose]().then(() => log.push("disposed"));
  await null;
  expect([outer.status, log]).toEqual(["destroyed", []]);
  gate.resume(1);
  await disposed;
  expect([outcomes, log]).toEqual([[expect.any(DestroyedError)], ["inner", "outer", "disposed"]]);
});

test("also when it is a finally block of the inner one that destroys the outer one", () => {
  const log: string[] = [];
  const destroyOuter = sequence(
    () => outer.destroy(),
    () => log.push("inner"),
  );
  const inner = protect({ body: new Gate().wait, cleanup: destroyOuter })();
  const outer: Coroutine<any> = protect({ body: () => inner, cleanup: () => log.push("outer") })();
  outcomesOf(outer);
  inner.destroy();
  expect(log).toEqual(["inner", "outer"]);
});

test("one that waits for whoever is to wait for it does not keep it", () => {
  const log: string[] = [];
  const [first, second] = [new Gate(), new Gate()];
  const inner = protect({ body: new Gate().wait, cleanup: sequence(second.wait, () => between) })();
  const outer: Coroutine<any> = protect({ body: () => inner, cleanup: () => log.push("outer") })();
  const between = protect({ body: sequence(first.wait, () => outer), caught: () => log.push("between") })();
  outcomesOf(outer);
  outcomesOf(between);
  first.resume(1);
  inner.destroy();
  second.resume(1);
  outer.destroy();
  expect(log).toEqual(["outer", "between"]);
});

test("awaiting the coroutine meanwhile gives DestroyedError at once", () => {
  const { co } = destroyed();
  expect(outcomesOf(sequence(() => co)())).toEqual([expect.any(DestroyedError)]);
});

test("a finally block may await several times, and handles", async () => {
  const log: string[] = [];
  const closing = sequence(
    () => Promise.resolve(),
    () => log.push("closed"),
  );
  const cleanup = sequence(
    () => closing(),
    () => Promise.resolve(),
    () => log.push("over"),
  );
  const co = protect({ body: new Gate().wait, cleanup })();
  outcomesOf(co);
  await co[Symbol.asyncDispose]();
  expect(log).toEqual(["closed", "over"]);
});

test("a finally block whose last await is a tail call still ends there", async () => {
  const log: string[] = [];
  const tail = sequence(
    () => Promise.resolve(),
    () => log.push("tail"),
  );
  const co = protect({ body: protect({ body: new Gate().wait, cleanup: tail }), cleanup: () => log.push("outer") })();
  outcomesOf(co);
  await co[Symbol.asyncDispose]();
  expect(log).toEqual(["tail", "outer"]);
});
