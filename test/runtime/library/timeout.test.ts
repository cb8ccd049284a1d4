/** timeout(): a coroutine may take only so long. */

import { CoroutineError, RaisingCoroutine, SuspendedError, TimeoutError, timeout } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence } from "../bodies";
import { worker } from "./worker";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("in time, it is the value or the error, and the timer is cleared", () => {
  const [a, b] = [worker("a", []), worker("b", [])];
  const co = timeout(a.co, 100);
  expect([co instanceof RaisingCoroutine, co.status, a.co.status]).toEqual([true, "created", "created"]);
  const outcomes = [outcomesOf(co), outcomesOf(timeout(b.co, 100))];
  expect(jest.getTimerCount()).toBe(2);
  a.gate.resume("value");
  b.gate.resume.raise("error");
  expect(outcomes).toEqual([["value"], ["error"]]);
  expect(jest.getTimerCount()).toBe(0);
});

test("too late, the coroutine is destroyed and TimeoutError raised", () => {
  const log: unknown[] = [];
  const { co } = worker("a", log);
  const outcomes = outcomesOf(timeout(co, 100));
  jest.advanceTimersByTime(99);
  expect(outcomes).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(outcomes).toEqual([expect.any(TimeoutError)]);
  expect(outcomes[0]).toMatchObject({ code: "ERR_TIMEOUT", message: expect.stringContaining("100 ms") });
  expect(outcomes[0]).toBeInstanceOf(CoroutineError);
  expect([co.status, log]).toEqual(["destroyed", ["a starts", "a ends"]]);
});

test("its finally blocks are waited for, however long they take", () => {
  const slow = new Gate();
  const outcomes = outcomesOf(timeout(worker("a", [], slow.wait).co, 100));
  jest.advanceTimersByTime(1000);
  expect(outcomes).toEqual([]);
  slow.resume(1);
  expect(outcomes).toEqual([expect.any(TimeoutError)]);
});

test("the error tells at which await it was", () => {
  const body = sequence(() => timeout(new Gate().wait(), 100));
  const outcomes = outcomesOf(protect({ body, caught: (error) => error.position })());
  jest.advanceTimersByTime(100);
  expect(outcomes).toEqual([expect.stringContaining("sequence (")]);
});

test("what completes at once needs no timer, and has its time", () => {
  const done = sequence(() => 1)();
  outcomesOf(done);
  expect(outcomesOf(timeout(done, 0))).toEqual([1]);
  expect(outcomesOf(timeout(raises("error")(), 0))).toEqual(["error"]);
  expect(outcomesOf(timeout("plain", 0))).toEqual(["plain"]);
  expect(jest.getTimerCount()).toBe(0);
});

test("a thenable is only not waited for any longer", () => {
  const outcomes = outcomesOf(timeout(new Promise(() => {}), 100));
  jest.advanceTimersByTime(100);
  expect(outcomes).toEqual([expect.any(TimeoutError)]);
});

test("a coroutine that somebody else waits for goes on", () => {
  const { co, gate } = worker("a", []);
  const outcomes = outcomesOf(co);
  outcomesOf(timeout(co, 100));
  jest.advanceTimersByTime(100);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("destroyed, it destroys the coroutine, and clears the timer", () => {
  const log: unknown[] = [];
  const co = timeout(worker("a", log).co, 100);
  outcomesOf(co);
  co.destroy();
  expect([log, jest.getTimerCount()]).toEqual([["a starts", "a ends"], 0]);
});

test("Infinity is no limit", () => {
  const co = timeout(new Gate().wait(), Number.POSITIVE_INFINITY);
  outcomesOf(co);
  jest.advanceTimersByTime(2 ** 32);
  expect(co.status).toBe("suspended");
});

test("inside call() nothing waits, so there is no limit", () => {
  expect(timeout(sequence(() => 1)(), 0).call()).toBe(1);
  expect(() => timeout(new Gate().wait(), 100).call()).toThrow(SuspendedError);
  expect(jest.getTimerCount()).toBe(0);
});
