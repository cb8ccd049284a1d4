/** Two copies of the runtime in one process run each other's coroutines. */

import type * as runtime from "coroutine-runtime";
import type * as contract from "coroutine-runtime/contract";

type Bodies = typeof import("./bodies");

/** The bodies again, on a copy of the runtime of their own. */
function copy(): Bodies & { runtime: typeof runtime; contract: typeof contract } {
  let loaded!: ReturnType<typeof copy>;
  jest.isolateModules(() => {
    loaded = {
      ...require("./bodies"),
      runtime: require("coroutine-runtime"),
      contract: require("coroutine-runtime/contract"),
    };
  });
  return loaded;
}

const [ours, theirs] = [copy(), copy()];

test("they are two copies, with one sentinel", () => {
  expect(theirs.runtime.Coroutine).not.toBe(ours.runtime.Coroutine);
  expect(theirs.contract.ABRUPT).toBe(ours.contract.ABRUPT);
});

test("each knows the other's coroutines", () => {
  expect(ours.runtime.isCoroutine(theirs.sequence()())).toBe(true);
  const co = theirs.sequence()();
  expect(ours.runtime.handle(co)).toBe(co);
});

test("a function of the other copy is called without a handle", () => {
  let stack = "";
  const inner = theirs.sequence(() => {
    stack = new Error().stack!;
    return 1;
  });
  expect(
    ours
      .sequence(inner, (n) => n + 1)()
      .call(),
  ).toBe(2);
  expect(stack.match(/sequence\$run/g)).toHaveLength(2);
});

test("frames of both are on one chain, suspended and resumed", () => {
  const gate = new theirs.Gate();
  const outcomes = ours.outcomesOf(ours.sequence(theirs.sequence(ours.sequence(gate.wait)), (n) => n + 1)());
  gate.resume(1);
  expect(outcomes).toEqual([2]);
});

test("handles of both are on one chain, destroyed innermost first", () => {
  const log: string[] = [];
  const gate = new ours.Gate();
  const inner = theirs.protect({ body: gate.wait, cleanup: () => log.push("theirs") })();
  const outer = ours.protect({ body: () => inner, cleanup: () => log.push("ours") })();
  ours.outcomesOf(outer);
  outer.destroy();
  expect(log).toEqual(["theirs", "ours"]);
  expect([inner.status, outer.status]).toEqual(["destroyed", "destroyed"]);
});

test("an error raised in one is caught in the other", () => {
  const co = ours.protect({ body: theirs.raises("error"), caught: (error) => `caught ${error}` })();
  expect(co.call()).toBe("caught error");
});

test("call() of one is synchronous for the leaves of the other", () => {
  expect(
    ours
      .sequence(() => theirs.runtime.isSync())()
      .call(),
  ).toBe(true);
  expect(() => ours.sequence(new theirs.Gate().wait)().call()).toThrow("(ERR_SUSPENDED)");
});

test("a start that is too deep for the stack is done by the loop of the other", () => {
  let entry = theirs.sequence(() => 0);
  for (let i = 0; i < 2000; i++) {
    const inner = entry;
    entry = (i % 2 === 0 ? ours : theirs).sequence(inner, (n: number) => n + 1);
  }
  expect(entry().call()).toBe(2000);
});

test("waiting for oneself is noticed across copies", () => {
  const inner: runtime.Coroutine<any> = theirs.sequence(() => outer)();
  const outer: runtime.Coroutine<any> = ours.sequence(() => inner)();
  expect(ours.outcomesOf(outer)).toEqual([expect.objectContaining({ code: "ERR_DEADLOCK" })]);
});

test("a group of one waits for coroutines of the other, and destroys them", () => {
  const log: string[] = [];
  const gate = new ours.Gate();
  const loser = theirs.protect({ body: new theirs.Gate().wait, cleanup: () => log.push("theirs") })();
  const outcomes = ours.outcomesOf(ours.runtime.race([loser, ours.sequence(gate.wait)()]));
  gate.resume("value");
  expect([outcomes, log, loser.status]).toEqual([["value"], ["theirs"], "destroyed"]);
});

test("what a group of one starts asks for its promise at once, also where a promise has resumed the other", async () => {
  const asked: string[] = [];
  const thenable = { then: () => asked.push("thenable") };
  const both = () => theirs.runtime.all([ours.sequence(() => thenable)(), ours.raises("error")()]);
  await ours
    .protect({ body: ours.sequence(() => Promise.resolve(), both) })()
    .catch((error) => asked.push(String(error)));
  expect(asked).toEqual(["thenable", "error"]);
});

test("both give a coroutine the same signal", () => {
  const signals = ours.sequence(
    () => [ours.runtime.signal(), theirs.runtime.signal()],
    ([one, two]) => one === two,
  );
  expect(signals().call()).toBe(true);
});
