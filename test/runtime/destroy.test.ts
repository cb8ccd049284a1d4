/** destroy(): ends a coroutine where it waits. */

import { AlreadyResumedError, type Coroutine, DestroyedError, RunningError } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence } from "./bodies";

test("of a created one: no user code runs, then or later", () => {
  const log: string[] = [];
  const co = sequence(() => log.push("body"))();
  co.destroy();
  expect(outcomesOf(co)).toEqual([expect.any(DestroyedError)]);
  expect(log).toEqual([]);
});

test("of a fulfilled or failed one it does nothing", () => {
  const [fulfilled, failed] = [sequence(() => 1)(), raises("error")()];
  fulfilled.call();
  outcomesOf(failed);
  fulfilled.destroy();
  failed.destroy();
  expect(fulfilled.get()).toBe(1);
  expect(failed.status).toBe("failed");
});

test("from inside itself it is an error", () => {
  const co: Coroutine<any> = sequence(() => co.destroy())();
  expect(outcomesOf(co)).toEqual([expect.any(RunningError)]);
});

test("twice is once", () => {
  const log: string[] = [];
  const co = protect({ body: new Gate().wait, cleanup: () => log.push("finally") })();
  outcomesOf(co);
  co.destroy();
  co.destroy();
  expect(log).toEqual(["finally"]);
});

test("once more from its own finally block changes nothing", () => {
  const log: string[] = [];
  const co: Coroutine<any> = protect({
    body: new Gate().wait,
    cleanup: () => {
      co.destroy();
      log.push("finally");
    },
  })();
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual(["finally"]);
});

test("a suspended one goes no further", () => {
  const gate = new Gate();
  const log: string[] = [];
  const co = sequence(gate.wait, () => log.push("after"))();
  outcomesOf(co);
  co.destroy();
  gate.resume(1);
  expect(log).toEqual([]);
  expect(co.status).toBe("destroyed");
});

test("a leaf that completes after destruction is ignored, however often", () => {
  const gate = new Gate();
  const co = sequence(gate.wait)();
  outcomesOf(co);
  co.destroy();
  expect(() => {
    gate.resume(1);
    gate.resume(2);
    gate.resume.raise("error");
  }).not.toThrow();
});

test("a leaf that was resumed before is AlreadyResumedError after destruction too", () => {
  const [first, second] = [new Gate(), new Gate()];
  const co = sequence(first.wait, second.wait)();
  outcomesOf(co);
  first.resume(1);
  co.destroy();
  expect(() => first.resume(2)).toThrow(AlreadyResumedError);
});

test("a promise that is rejected after destruction is nobody's unhandled rejection", async () => {
  let reject!: (reason: unknown) => void;
  const promise = new Promise((_, no) => (reject = no));
  const co = sequence(() => promise)();
  outcomesOf(co);
  co.destroy();
  reject("too late");
  await new Promise((resolve) => setImmediate(resolve));
  expect(co.status).toBe("destroyed");
});

test("what the body returns while it is cleaned up is no outcome", () => {
  const co = protect({ body: new Gate().wait, cleanup: () => "value" })();
  const outcomes = outcomesOf(co);
  co.destroy();
  expect(outcomes).toEqual([expect.any(DestroyedError)]);
  expect(() => co.get()).toThrow(DestroyedError);
});

test("`using co = f()` destroys it at the end of the block", () => {
  const gate = new Gate();
  const co = sequence(gate.wait)();
  outcomesOf(co);
  co[Symbol.dispose]();
  expect(co.status).toBe("destroyed");
  expect(gate.dropped).toBe(true);
});

test("[Symbol.asyncDispose] of a created or completed one settles at once", async () => {
  const [created, completed] = [sequence()(), sequence(() => 1)()];
  completed.call();
  await created[Symbol.asyncDispose]();
  await completed[Symbol.asyncDispose]();
  expect([created.status, completed.status]).toEqual(["destroyed", "fulfilled"]);
});

test("[Symbol.asyncDispose] from inside itself is rejected", async () => {
  const co: Coroutine<any> = sequence(() => co[Symbol.asyncDispose]())();
  await expect(co.promise()).rejects.toBeInstanceOf(RunningError);
});

test("one of two that were about to go on may destroy the other", () => {
  const gate = new Gate();
  const awaited = sequence(gate.wait)();
  const log: string[] = [];
  outcomesOf(awaited);
  outcomesOf(
    sequence(
      () => awaited,
      () => second.destroy(),
    )(),
  );
  const second = sequence(
    () => awaited,
    () => log.push("second"),
  )();
  outcomesOf(second);
  gate.resume(1);
  expect(second.status).toBe("destroyed");
  expect(log).toEqual([]);
});
