/** Whoever waits for a destroyed coroutine gets DestroyedError raised at its await. */

import { DestroyedError } from "coroutine-runtime";
import { Gate, outcomesOf, protect, sequence } from "./bodies";

function suspended() {
  const co = sequence(new Gate().wait)();
  outcomesOf(co);
  return co;
}

test("a coroutine that waits gets it raised at its await, and may catch it", () => {
  const co = suspended();
  const outcomes = outcomesOf(protect({ body: () => co, caught: (error) => [error] })());
  co.destroy();
  expect(outcomes).toEqual([[expect.any(DestroyedError)]]);
});

test("one whose await started it gets it as well when someone else destroys it", () => {
  const inner = sequence(new Gate().wait)();
  const outcomes = outcomesOf(sequence(() => inner)());
  inner.destroy();
  expect(outcomes).toEqual([expect.any(DestroyedError)]);
});

test("finally blocks of those who wait run", () => {
  const log: string[] = [];
  const co = suspended();
  outcomesOf(protect({ body: () => co, cleanup: () => log.push("finally") })());
  co.destroy();
  expect(log).toEqual(["finally"]);
});

test("promises are rejected, callbacks get index 0", async () => {
  const co = suspended();
  const promise = co.promise();
  const outcomes: unknown[] = [];
  co.run((outcome) => outcomes.push(outcome));
  co.destroy();
  expect(outcomes).toEqual([{ index: 0, error: expect.any(DestroyedError) }]);
  await expect(promise).rejects.toBeInstanceOf(DestroyedError);
});

test("those who wait are told before destroy() returns, in the order they came", () => {
  const co = suspended();
  const log: string[] = [];
  co.run(() => log.push("first"));
  outcomesOf(protect({ body: () => co, caught: () => log.push("second") })());
  co.run(() => log.push("third"));
  co.destroy();
  log.push("destroyed");
  expect(log).toEqual(["first", "second", "third", "destroyed"]);
});

test("one that an earlier callback has destroyed meanwhile is left alone", () => {
  const co = suspended();
  const log: string[] = [];
  let later: ReturnType<typeof suspended> | undefined;
  co.run(() => later?.destroy());
  later = protect({ body: () => co, caught: () => log.push("never"), cleanup: () => log.push("finally") })();
  const outcomes = outcomesOf(later);
  co.destroy();
  expect(log).toEqual(["finally"]);
  expect([later.status, ...outcomes]).toEqual(["destroyed", expect.any(DestroyedError)]);
});
