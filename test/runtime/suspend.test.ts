/** suspend(): the bridge from callbacks. */

import { AlreadyResumedError, suspend } from "coroutine-runtime";
import { Gate, outcomesOf, protect, sequence, thrownBy } from "./bodies";

test("it gives what resume is called with", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(sequence(gate.wait)());
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("resume.raise raises at the await", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(protect({ body: gate.wait, caught: (error) => `caught ${error}` })());
  gate.resume.raise("error");
  expect(outcomes).toEqual(["caught error"]);
});

test("resumed before the callback has returned, it does not suspend at all", () => {
  const log: unknown[] = [];
  const co = sequence(
    () => suspend<number>((resume) => resume(1)),
    (n) => log.push(n),
  )();
  co.call();
  expect(log).toEqual([1]);
});

test("raised before the callback has returned, it raises", () => {
  const leaf = () => suspend((resume) => resume.raise("error"));
  expect(thrownBy(() => sequence(leaf)().call())).toBe("error");
});

test("what the callback throws is raised at the await", () => {
  const leaf = () =>
    suspend(() => {
      throw new RangeError("callback");
    });
  expect(() => sequence(leaf)().call()).toThrow(RangeError);
});

test.each([
  ["before the callback has returned", (promise: unknown) => suspend((resume) => resume(promise as void))],
  ["afterwards", (promise: unknown) => suspend((resume) => queueMicrotask(() => resume(promise as void)))],
])("resumed with a promise %s, it waits for that", async (_when, leaf) => {
  expect(await sequence(() => leaf(Promise.resolve("value")))()).toBe("value");
  const failing = protect({ body: () => leaf(Promise.reject("reason")), caught: (error) => `caught ${error}` });
  expect(await failing()).toBe("caught reason");
});

test("resumed with a coroutine, it waits for that", async () => {
  const gate = new Gate();
  const outcomes = outcomesOf(sequence(gate.wait)());
  gate.resume(sequence(() => Promise.resolve("value"))());
  await new Promise(setImmediate);
  expect(outcomes).toEqual(["value"]);
});

test.each([
  ["its then", () => Object.defineProperty({}, "then", { get: fail })],
  ["its constructor", () => Object.defineProperty(Promise.resolve(), "constructor", { get: fail })],
])("resumed with a thenable that fails when it is asked for %s, it raises, early and late", (_what, failing) => {
  const early = outcomesOf(protect({ body: () => suspend<object>((resume) => resume(failing())), caught: String })());
  const gate = new Gate();
  const late = outcomesOf(protect({ body: gate.wait, caught: String })());
  gate.resume(failing());
  expect([early, late]).toEqual([["Error: asked"], ["Error: asked"]]);
});

function fail(): never {
  throw new Error("asked");
}

test("raised with a promise, it does not wait: a promise is an error like any other", () => {
  const gate = new Gate();
  const promise = Promise.resolve();
  const outcomes = outcomesOf(protect({ body: gate.wait, caught: (error) => [error] })());
  gate.resume.raise(promise);
  expect(outcomes).toEqual([[promise]]);
});

test("a second time is AlreadyResumedError, in any combination", () => {
  const gate = new Gate();
  outcomesOf(sequence(gate.wait)());
  gate.resume(1);
  expect(() => gate.resume(2)).toThrow(AlreadyResumedError);
  expect(() => gate.resume.raise(2)).toThrow(AlreadyResumedError);
});

test("a second time before the callback has returned is AlreadyResumedError", () => {
  let error: unknown;
  const leaf = () =>
    suspend<number>((resume) => {
      resume(1);
      error = thrownBy(() => resume(2));
    });
  expect(sequence(leaf)().call()).toBe(1);
  expect(error).toBeInstanceOf(AlreadyResumedError);
});

test("a second time while the promise of the first is on its way is AlreadyResumedError", () => {
  const gate = new Gate();
  outcomesOf(sequence(gate.wait)());
  gate.resume(new Promise(() => {}));
  expect(() => gate.resume(2)).toThrow(AlreadyResumedError);
});

test("the cleanup runs when it is destroyed, and not when it is resumed", () => {
  const [resumed, destroyed] = [new Gate(), new Gate()];
  outcomesOf(sequence(resumed.wait)());
  resumed.resume(1);
  const co = sequence(destroyed.wait)();
  outcomesOf(co);
  co.destroy();
  expect([resumed.dropped, destroyed.dropped]).toEqual([false, true]);
});

test("the cleanup runs too while it waits for what it was resumed with, whenever that was", async () => {
  for (const when of [(f: () => void) => f(), queueMicrotask]) {
    const log: unknown[] = [];
    const leaf = (value: any) =>
      suspend((resume) => {
        when(() => resume(value));
        return () => log.push("cleanup");
      });
    const start = (value: unknown) => protect({ body: () => leaf(value), cleanup: () => log.push("finally") })();
    expect(await start(Promise.resolve("value"))).toBe("value");
    await expect(start(Promise.reject("reason"))).rejects.toBe("reason");
    expect(log.splice(0)).toEqual(["finally", "finally"]);
    const co = start(new Promise(() => {}));
    outcomesOf(co);
    await Promise.resolve();
    co.destroy();
    expect(log).toEqual(["cleanup", "finally"]);
  }
});

test("what it was resumed with at once is destroyed before that", () => {
  const log: unknown[] = [];
  const inner = protect({ body: new Gate().wait, cleanup: () => log.push("inner finally") })();
  const co = suspend((resume) => {
    resume(inner);
    return () => log.push("cleanup");
  });
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual(["inner finally", "cleanup"]);
});

test("a cleanup is optional, and what is no function is none", () => {
  for (const start of [() => {}, () => 1 as never, async () => {}]) {
    const co = sequence(() => suspend(start as () => void))();
    outcomesOf(co);
    expect(() => co.destroy()).not.toThrow();
  }
});

test("one that is resumed by another coroutine's code goes on inside it", () => {
  const gate = new Gate();
  const log: string[] = [];
  outcomesOf(sequence(gate.wait, () => log.push("resumed"))());
  outcomesOf(
    sequence(() => {
      log.push("before");
      gate.resume(1);
      log.push("after");
    })(),
  );
  expect(log).toEqual(["before", "resumed", "after"]);
});
