/** Groups, many and deep: limited by memory alone, on the default stack. */

import { all, type Coroutine, race, type Scope, scope } from "coroutine-runtime";
import { type Entry, Gate, nestedCalls, outcomesOf, protect, raises, sequence, thrownBy } from "../bodies";

const MANY = 100_000;
const DEEP = 20_000;

/** `async (n) => n === 0 ? await last() : 1 + Math.max(...(await all([0, descend(n - 1)])))` */
function descent(last: () => unknown): Entry {
  const descend: Entry = sequence(
    (n: number) => (n === 0 ? sequence(last)() : all([0, descend(n - 1)])),
    (below) => (Array.isArray(below) ? Math.max(...below) + 1 : below),
  );
  return descend;
}

test("a hundred thousand that complete at once", () => {
  const items = Array.from({ length: MANY }, (_, i) => sequence(() => i)());
  expect(outcomesOf(all(items))).toEqual([Array.from({ length: MANY }, (_, i) => i)]);
});

test("a hundred thousand that wait, resumed one by one, newest first", () => {
  const gates = Array.from({ length: MANY }, () => new Gate<number>());
  const outcomes = outcomesOf(all(gates.map((gate) => gate.wait())));
  for (let i = MANY - 1; i >= 0; i--) gates[i]!.resume(i);
  expect(outcomes).toEqual([Array.from({ length: MANY }, (_, i) => i)]);
});

test("a hundred thousand that wait, destroyed", () => {
  const gates = Array.from({ length: MANY }, () => new Gate());
  const co = all(gates.map((gate) => gate.wait()));
  outcomesOf(co);
  co.destroy();
  expect(gates.every(({ dropped }) => dropped)).toBe(true);
});

test("a hundred thousand finally blocks that throw are one AggregateError", () => {
  const failing = () => {
    throw "finally";
  };
  const items = Array.from({ length: MANY }, () => protect({ body: new Gate().wait, cleanup: failing })());
  const [error] = outcomesOf(race([...items, "value"]));
  expect((error as AggregateError).errors).toHaveLength(MANY);
});

test("a hundred thousand times the same handle", () => {
  const gate = new Gate();
  const co = sequence(gate.wait)();
  const outcomes = outcomesOf(all(new Array(MANY).fill(co)));
  gate.resume(1);
  expect(outcomes).toEqual([new Array(MANY).fill(1)]);
  const dropped = new Gate();
  outcomesOf(race([...new Array(MANY).fill(sequence(dropped.wait)()), "value"]));
  expect(dropped.dropped).toBe(true);
});

test("inside call() a scope has ended when that returns, whatever its body starts and however deep it is", () => {
  const failing = () => scope(sequence((scope: Scope) => scope.start(raises("error")()).status) as never);
  const errors = Array.from({ length: 40 }, (_, i) => thrownBy(() => nestedCalls(370 + i, sequence(failing))().call()));
  expect(errors).toEqual(errors.map(() => "error"));
});

test("a hundred thousand children of a scope", () => {
  const gates = Array.from({ length: MANY }, () => new Gate());
  const body = sequence((scope: Scope) => {
    for (const gate of gates) scope.start(gate.wait());
  });
  const outcomes = outcomesOf(scope(body));
  for (const gate of gates) gate.resume(1);
  expect(outcomes).toEqual([undefined]);
});

test("several that each go deep, and wait there", () => {
  const gates = [new Gate(), new Gate(), new Gate()];
  const outcomes = outcomesOf(all(gates.map((gate) => nestedCalls(DEEP, sequence(gate.wait))())));
  for (const [i, gate] of gates.entries()) gate.resume(i);
  expect(outcomes).toEqual([[0, 1, 2]]);
});

test("several that each go deep, destroyed on their way", () => {
  const deep = nestedCalls(DEEP, sequence(new Gate().wait));
  const items = [deep(), deep(), deep()];
  expect(outcomesOf(all([...items, raises("error")()]))).toEqual(["error"]);
  expect(items.map(({ status }) => status)).toEqual(["destroyed", "destroyed", "destroyed"]);
});

test("recursion through all(), called", () => {
  expect(descent(() => 0)(DEEP).call()).toBe(DEEP);
});

test("recursion through all(), awaited", () => {
  expect(outcomesOf(descent(() => 0)(DEEP))).toEqual([DEEP]);
});

test("recursion through all(), suspended at the bottom", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(descent(gate.wait)(DEEP));
  gate.resume(0);
  expect(outcomes).toEqual([DEEP]);
});

test("recursion through all(), raised at the bottom", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(descent(gate.wait)(DEEP));
  gate.resume.raise("error");
  expect(outcomes).toEqual(["error"]);
});

test("recursion through all(), destroyed", () => {
  const gate = new Gate();
  const co = descent(gate.wait)(DEEP);
  outcomesOf(co);
  co.destroy();
  expect(gate.dropped).toBe(true);
});

test("recursion through scopes", () => {
  const gate = new Gate();
  const nest = (n: number): Coroutine<unknown> =>
    scope(sequence((scope) => scope.start(n === 0 ? gate.wait() : nest(n - 1))) as never);
  const outcomes = outcomesOf(nest(DEEP));
  gate.resume(0);
  expect(outcomes).toEqual([0]);
});
