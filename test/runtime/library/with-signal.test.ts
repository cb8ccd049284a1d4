/** withSignal(): a coroutine that an AbortSignal destroys. */

import { getEventListeners } from "node:events";
import { RaisingCoroutine, SuspendedError, withSignal } from "coroutine-runtime";
import { Gate, outcomesOf, raises, sequence } from "../bodies";
import { worker } from "./worker";

const listenersOf = ({ signal }: AbortController) => getEventListeners(signal, "abort").length;

test("without an abort it is the value or the error, and the listener is removed", () => {
  const controller = new AbortController();
  const [a, b] = [worker("a", []), worker("b", [])];
  const co = withSignal(a.co, controller.signal);
  expect([co instanceof RaisingCoroutine, co.status, listenersOf(controller)]).toEqual([true, "created", 0]);
  const outcomes = [outcomesOf(co), outcomesOf(withSignal(b.co, controller.signal))];
  expect(listenersOf(controller)).toBe(2);
  a.gate.resume("value");
  b.gate.resume.raise("error");
  expect(outcomes).toEqual([["value"], ["error"]]);
  expect(listenersOf(controller)).toBe(0);
});

test("an abort destroys the coroutine, and raises the reason when it is over", () => {
  const controller = new AbortController();
  const slow = new Gate();
  const { co } = worker("a", [], slow.wait);
  const outcomes = outcomesOf(withSignal(co, controller.signal));
  controller.abort("reason");
  expect([co.status, outcomes]).toEqual(["destroyed", []]);
  slow.resume(1);
  expect(outcomes).toEqual(["reason"]);
  expect(listenersOf(controller)).toBe(0);
});

test("without a reason it is the AbortError of the platform", () => {
  const controller = new AbortController();
  const outcomes = outcomesOf(withSignal(new Gate().wait(), controller.signal));
  controller.abort();
  expect(outcomes).toEqual([expect.objectContaining({ name: "AbortError" })]);
});

test("a signal that has aborted already: the coroutine never starts", () => {
  const log: unknown[] = [];
  const { co } = worker("a", log);
  expect(outcomesOf(withSignal(co, AbortSignal.abort("reason")))).toEqual(["reason"]);
  expect([co.status, log]).toEqual(["destroyed", []]);
});

test("what was under way goes on, also when the signal has aborted", () => {
  const { co, gate } = worker("a", []);
  const outcomes = outcomesOf(co);
  expect(outcomesOf(withSignal(co, AbortSignal.abort("reason")))).toEqual(["reason"]);
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("completed handles, thenables and plain values are taken as well", async () => {
  const { signal } = new AbortController();
  const done = sequence(() => 1)();
  outcomesOf(done);
  expect(outcomesOf(withSignal(done, signal))).toEqual([1]);
  expect(outcomesOf(withSignal(2, signal))).toEqual([2]);
  expect(await withSignal(Promise.resolve(3), signal)).toBe(3);
});

test("a coroutine that aborts the signal itself is destroyed where it waits next", async () => {
  const controller = new AbortController();
  const [before, after] = [new Gate(), new Gate()];
  const later = outcomesOf(
    withSignal(sequence(before.wait, () => controller.abort("reason"), after.wait)(), controller.signal),
  );
  before.resume(1);
  await null;
  expect([later, after.dropped]).toEqual([["reason"], true]);
});

test("also before it has waited for the first time", () => {
  const controller = new AbortController();
  const gate = new Gate();
  const co = sequence(() => controller.abort("reason"), gate.wait)();
  expect(outcomesOf(withSignal(co, controller.signal))).toEqual(["reason"]);
  expect(gate.dropped).toBe(true);
});

test("destroyed, it destroys the coroutine, and removes the listener", () => {
  const controller = new AbortController();
  const log: unknown[] = [];
  const co = withSignal(worker("a", log).co, controller.signal);
  outcomesOf(co);
  co.destroy();
  controller.abort();
  expect([log, listenersOf(controller)]).toEqual([["a starts", "a ends"], 0]);
});

test("inside call() the coroutine runs, unless the signal has aborted", () => {
  const { signal } = new AbortController();
  const { co } = worker("a", []);
  expect(withSignal(sequence(() => 1)(), signal).call()).toBe(1);
  expect(withSignal(raises("error")(), signal).tryCall()).toEqual({ index: 0, error: "error" });
  expect(withSignal(co, AbortSignal.abort("reason")).tryCall()).toEqual({ index: 0, error: "reason" });
  expect(co.status).toBe("destroyed");
  expect(() => withSignal(new Gate().wait(), signal).call()).toThrow(SuspendedError);
});
