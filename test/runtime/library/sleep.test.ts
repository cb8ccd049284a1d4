/** sleep(): a leaf that waits for a timer. */

import { all, SuspendedError, sleep } from "coroutine-runtime";
import { outcomesOf, protect, sequence } from "../bodies";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("it is lazy: the timer is set when it is awaited", () => {
  const co = sleep(100);
  expect(jest.getTimerCount()).toBe(0);
  const outcomes = outcomesOf(
    sequence(
      () => co,
      () => "rested",
    )(),
  );
  jest.advanceTimersByTime(99);
  expect(outcomes).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(outcomes).toEqual(["rested"]);
});

test("it gives nothing", () => {
  const outcomes = outcomesOf(sleep(0));
  jest.runAllTimers();
  expect(outcomes).toEqual([undefined]);
});

test("destroyed, it clears the timer", () => {
  const co = sequence(() => sleep(100))();
  outcomesOf(co);
  expect(jest.getTimerCount()).toBe(1);
  co.destroy();
  expect(jest.getTimerCount()).toBe(0);
});

test("several sleep at the same time", () => {
  const outcomes = outcomesOf(all([sleep(300), sleep(200), sleep(100)]));
  jest.advanceTimersByTime(300);
  expect(outcomes).toEqual([[undefined, undefined, undefined]]);
});

test("inside call() it raises SuspendedError at the await, and sets no timer", () => {
  const co = protect({ body: () => sleep(1), caught: (error) => error })();
  expect(co.call()).toBeInstanceOf(SuspendedError);
  expect(jest.getTimerCount()).toBe(0);
});

test("it may take longer than a timer of the host can", () => {
  const month = 31 * 24 * 60 * 60 * 1000;
  const outcomes = outcomesOf(sleep(month));
  jest.advanceTimersByTime(month - 1);
  expect(outcomes).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(outcomes).toEqual([undefined]);
});

test("without end it sleeps until it is destroyed", () => {
  const co = sleep(Number.POSITIVE_INFINITY);
  outcomesOf(co);
  jest.advanceTimersByTime(2 ** 32);
  expect(co.status).toBe("suspended");
  co.destroy();
  expect(jest.getTimerCount()).toBe(0);
});
