/** RaisingCoroutine: its outcome is a variant, and errors travel without JavaScript exceptions. */

import { Coroutine, DestroyedError, NotFulfilledError, RaisingCoroutine, RunningError } from "coroutine-runtime";
import { asRaising, Gate, outcomesOf, protect, raises, sequence, thrownBy } from "./bodies";

const fine = asRaising(sequence(() => 1));
const failing = asRaising(raises("error"));

test("it is a Coroutine", () => {
  expect(fine()).toBeInstanceOf(Coroutine);
  expect(fine()).toBeInstanceOf(RaisingCoroutine);
});

test("tryCall() runs it to its end: index 1 holds the value, index 0 the error", () => {
  expect(fine().tryCall()).toEqual({ index: 1, value: 1 });
  expect(failing().tryCall()).toEqual({ index: 0, error: "error" });
});

test("call() and get() give the value or throw the error", () => {
  expect(fine().call()).toBe(1);
  expect(thrownBy(() => failing().call())).toBe("error");
});

test("result() is the outcome of a completed one, any number of times", () => {
  const co = failing();
  outcomesOf(co);
  expect(co.result()).toEqual({ index: 0, error: "error" });
  expect(co.result()).toEqual({ index: 0, error: "error" });
});

test("result() before that is NotFulfilledError, or DestroyedError", () => {
  const co = fine();
  expect(() => co.result()).toThrow(NotFulfilledError);
  co.destroy();
  expect(() => co.result()).toThrow(DestroyedError);
});

test("tryCall() on a suspended one throws", () => {
  const co = asRaising(sequence(new Gate().wait))();
  outcomesOf(co);
  expect(() => co.tryCall()).toThrow(RunningError);
});

test("awaiting it raises its error at the await", () => {
  const co = failing();
  expect(outcomesOf(protect({ body: () => co, caught: (error) => `caught ${error}` })())).toEqual(["caught error"]);
});

test("an exception thrown by ordinary code arrives as well", () => {
  const throwing = sequence(() => JSON.parse("{"));
  expect(asRaising(throwing)().tryCall()).toEqual({ index: 0, error: expect.any(SyntaxError) });
});

test("frames without handlers are skipped without being entered", () => {
  const gate = new Gate();
  const log: string[] = [];
  let entered: Coroutine<any> = sequence(gate.wait)();
  for (let i = 0; i < 10; i++) {
    const inner = entered;
    entered = sequence(
      () => inner,
      () => log.push("entered"),
    )();
  }
  const outcomes = outcomesOf(protect({ body: () => entered, caught: (error) => `caught ${error}` })());
  gate.resume.raise("error");
  expect(outcomes).toEqual(["caught error"]);
  expect(log).toEqual([]);
});

test("the nearest try around an await gets the error, and only that", () => {
  const log: string[] = [];
  const inner = protect({ body: raises("error"), caught: () => log.push("inner") });
  protect({ body: inner, caught: () => log.push("outer") })().call();
  expect(log).toEqual(["inner"]);
});

test("a finally block runs, and the error goes on", () => {
  const log: string[] = [];
  const co = protect({ body: raises("error"), cleanup: () => log.push("finally") })();
  expect(outcomesOf(co)).toEqual(["error"]);
  expect(log).toEqual(["finally"]);
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["zero", 0],
])("%s can be raised", (_name, error) => {
  expect(asRaising(raises(error))().tryCall()).toEqual({ index: 0, error });
});

test("an error that escapes from a plain coroutine is thrown to whoever awaits or calls, the very same object", () => {
  const error = new Error("defect");
  const co = raises(error)();
  expect(thrownBy(() => co.call())).toBe(error);
  expect(outcomesOf(sequence(() => co)())).toEqual([error]);
  expect(co.status).toBe("failed");
});
