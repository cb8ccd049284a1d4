/** call(): the coroutine, and everything it awaits, to its end now. */

import { type Coroutine, DestroyedError, RunningError, SuspendedError, suspend } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence, thrownBy } from "./bodies";

test("it runs to the end and gives the value", () => {
  const addOne = sequence((n: number) => n + 1);
  expect(sequence(() => 1, addOne, addOne)().call()).toBe(3);
});

test("it throws the coroutine's own error", () => {
  const error = new Error("mine");
  expect(thrownBy(() => raises(error)().call())).toBe(error);
});

test("on a completed coroutine it is get()", () => {
  let runs = 0;
  const co = sequence(() => ++runs)();
  co.call();
  expect(co.call()).toBe(1);
});

test("on a failed one it throws the error again", () => {
  const co = raises("error")();
  outcomesOf(co);
  expect(thrownBy(() => co.call())).toBe("error");
});

test("on a suspended coroutine it throws, and changes nothing", () => {
  const gate = new Gate();
  const co = sequence(gate.wait)();
  const outcomes = outcomesOf(co);
  expect(() => co.call()).toThrow(RunningError);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("on a running coroutine it throws", () => {
  const co: Coroutine<any> = sequence(() => co.call())();
  expect(outcomesOf(co)).toEqual([expect.any(RunningError)]);
});

test("on a destroyed coroutine it throws", () => {
  const co = sequence()();
  co.destroy();
  expect(() => co.call()).toThrow(DestroyedError);
});

test.each<[string, () => unknown]>([
  ["a promise", () => Promise.resolve()],
  ["a callback", () => new Gate().wait()],
  ["another coroutine", () => suspended()],
])("an await that would have to wait for %s raises SuspendedError", (what, operand) => {
  const error = thrownBy(() => sequence(operand)().call());
  expect(error).toBeInstanceOf(SuspendedError);
  expect((error as Error).message).toContain(what);
});

function suspended() {
  const co = sequence(new Gate().wait)();
  outcomesOf(co);
  return co;
}

test("SuspendedError arises at the await: finally blocks run, and code may catch it", () => {
  const log: unknown[] = [];
  const inner = protect({ body: new Gate().wait, cleanup: () => log.push("finally") });
  const outer = protect({ body: inner, caught: (error) => error });
  expect(outer().call()).toBeInstanceOf(SuspendedError);
  expect(log).toEqual(["finally"]);
});

test("the stack of SuspendedError names the body whose await it is", () => {
  const { stack } = thrownBy(() => sequence(new Gate().wait)().call()) as Error;
  expect(stack).toContain("sequence$run");
});

test("the cleanup of a leaf that may not wait runs", () => {
  const gate = new Gate();
  expect(() => sequence(gate.wait)().call()).toThrow(SuspendedError);
  expect(gate.dropped).toBe(true);
});

test("also if it was resumed with a promise that may not be waited for", () => {
  const log: unknown[] = [];
  const leaf = suspend((resume) => {
    resume(Promise.resolve());
    return () => log.push("cleanup");
  });
  expect(() => leaf.call()).toThrow(SuspendedError);
  expect(log).toEqual(["cleanup"]);
});

test("but not if it was resumed with a coroutine that fails: that is how it ended, as where it is awaited", () => {
  const log: unknown[] = [];
  const leaf = (co: Coroutine<void>) =>
    suspend((resume) => {
      resume(co);
      return () => log.push("cleanup");
    });
  const [fails, waits] = [raises("error"), sequence(new Gate().wait)];
  expect(thrownBy(() => leaf(fails()).call())).toBe("error");
  expect(() => leaf(waits()).call()).toThrow(SuspendedError);
  leaf(fails()).run(({ index }) => log.push(index));
  expect(log).toEqual([0]);
});

test("a thenable that may not be waited for is not started", async () => {
  let started = false;
  const lazy = {
    then() {
      started = true;
    },
  };
  expect(() => sequence(() => lazy)().call()).toThrow(SuspendedError);
  await Promise.resolve();
  expect(started).toBe(false);
});

test("call() inside an awaiting coroutine does not make the awaits after it synchronous", async () => {
  const inner = sequence(() => 1);
  expect(
    await sequence(
      () => inner().call(),
      (n) => Promise.resolve(n + 1),
    )(),
  ).toBe(2);
});
