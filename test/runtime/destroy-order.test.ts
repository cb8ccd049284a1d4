/** Destruction goes as if the innermost await had been a `return`. */

import { type Coroutine, suspend } from "coroutine-runtime";
import { type Entry, Gate, nested, outcomesOf, protect, sequence } from "./bodies";

/** A function with a finally block around a call. */
function guarded(name: string, log: unknown[], body: () => unknown): Entry {
  return protect({ body, caught: (error) => log.push(`${name} caught ${error}`), cleanup: () => log.push(name) });
}

test("the leaf's cleanup first, then the finally blocks, innermost frame first", () => {
  const log: unknown[] = [];
  const leaf = () => suspend(() => () => void log.push("leaf"));
  const co = guarded("outer", log, guarded("middle", log, guarded("inner", log, leaf)))();
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual(["leaf", "inner", "middle", "outer"]);
});

test("inside a frame, the innermost block first", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const co = nested(
    gate.wait,
    () => log.push("inner block"),
    () => log.push("outer block"),
  )();
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual(["inner block", "outer block"]);
});

test("inside a frame, the outer block waits for what the inner one awaits", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const co = nested(new Gate().wait, gate.wait, () => log.push("outer block"))();
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual([]);
  gate.resume(1);
  expect(log).toEqual(["outer block"]);
});

test("a finally block whose body was entered by a catch clause runs once", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const co = protect({ body: () => Promise.reject("error"), caught: gate.wait, cleanup: () => log.push("finally") })();
  outcomesOf(co);
  return new Promise(setImmediate).then(() => {
    co.destroy();
    expect(log).toEqual(["finally"]);
  });
});

test("frames without finally blocks are not entered", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const plain = sequence(gate.wait, () => log.push("plain"));
  const caught = protect({ body: plain, caught: () => log.push("caught") });
  const co = protect({ body: caught, cleanup: () => log.push("finally") })();
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual(["finally"]);
});

test("handles that awaits of this chain started are part of it, and destroyed too", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const inner = guarded("inner", log, gate.wait)();
  const middle = guarded("middle", log, () => inner)();
  const outer = guarded("outer", log, () => middle)();
  outcomesOf(outer);
  outer.destroy();
  expect(log).toEqual(["inner", "middle", "outer"]);
  expect([inner.status, middle.status, outer.status]).toEqual(["destroyed", "destroyed", "destroyed"]);
});

test("a handle that someone else waits for too only loses a waiter", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const shared = guarded("shared", log, gate.wait)();
  const outer = guarded("outer", log, () => shared)();
  outcomesOf(outer);
  const outcomes = outcomesOf(shared);
  outer.destroy();
  expect(log).toEqual(["outer"]);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("whoever is left waiting for it takes it over: it goes down with the last", () => {
  const log: unknown[] = [];
  const shared = guarded("shared", log, new Gate().wait)();
  const waiting = ["first", "second", "third"].map((name) => guarded(name, log, () => shared)());
  for (const co of waiting) outcomesOf(co);
  for (const co of waiting) co.destroy();
  expect(log).toEqual(["first", "second", "shared", "third"]);
});

test("a callback is never the last: with it, it goes on", () => {
  const gate = new Gate();
  const shared = sequence(gate.wait)();
  const waiting = [sequence(() => shared)(), sequence(() => shared)()];
  outcomesOf(waiting[0]!);
  const outcomes = outcomesOf(shared);
  outcomesOf(waiting[1]!);
  for (const co of waiting) co.destroy();
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("a handle that was on its way before only loses a waiter", () => {
  const gate = new Gate();
  const other = sequence(gate.wait)();
  const outcomes = outcomesOf(other);
  const outer = sequence(() => other)();
  outcomesOf(outer);
  outer.destroy();
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("a coroutine that is destroyed by what it waits for lets that go on", () => {
  const gate = new Gate();
  const inner = sequence(
    gate.wait,
    () => outer.destroy(),
    () => "end",
  )();
  const outer: Coroutine<any> = sequence(() => inner)();
  outcomesOf(outer);
  gate.resume(1);
  expect(outer.status).toBe("destroyed");
  expect(inner.get()).toBe("end");
});

test("as far as it gets in that turn: then it goes down as well", async () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const inner = guarded(
    "inner",
    log,
    sequence(gate.wait, () => outer.destroy(), new Gate().wait),
  )();
  const outer: Coroutine<any> = guarded("outer", log, () => sequence(() => inner)())();
  outcomesOf(outer);
  gate.resume(1);
  expect([inner.status, log]).toEqual(["suspended", ["outer"]]);
  await null;
  expect([inner.status, log]).toEqual(["destroyed", ["outer", "inner"]]);
});

test("or with whoever waits for it by then", async () => {
  const gate = new Gate();
  const inner = sequence(gate.wait, () => outer.destroy(), new Gate().wait)();
  const outer: Coroutine<any> = sequence(() => inner)();
  outcomesOf(outer);
  gate.resume(1);
  const other = sequence(() => inner)();
  outcomesOf(other);
  await null;
  expect(inner.status).toBe("suspended");
  other.destroy();
  expect(inner.status).toBe("destroyed");
});

test("unless somebody else waits for it by then", async () => {
  const [first, second] = [new Gate(), new Gate()];
  const inner = sequence(first.wait, () => outer.destroy(), second.wait)();
  const outer: Coroutine<any> = sequence(() => inner)();
  outcomesOf(outer);
  first.resume(1);
  const outcomes = outcomesOf(sequence(() => inner)());
  await null;
  second.resume("value");
  expect(outcomes).toEqual(["value"]);
});
