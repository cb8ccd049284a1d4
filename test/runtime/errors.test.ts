/** Errors: a class, a stable code, and a message that says what to do. */

import * as runtime from "coroutine-runtime";
import { sequence, thrownBy } from "./bodies";

test.each([
  [new runtime.NotCompiledError("f()"), "NotCompiledError", "ERR_NOT_COMPILED"],
  [new runtime.NotFulfilledError("created"), "NotFulfilledError", "ERR_NOT_FULFILLED"],
  [new runtime.SuspendedError("a promise"), "SuspendedError", "ERR_SUSPENDED"],
  [new runtime.RunningError("call", "running"), "RunningError", "ERR_RUNNING"],
  [new runtime.DestroyedError(), "DestroyedError", "ERR_DESTROYED"],
  [new runtime.DeadlockError(), "DeadlockError", "ERR_DEADLOCK"],
  [new runtime.AlreadyResumedError(), "AlreadyResumedError", "ERR_ALREADY_RESUMED"],
])("%p is called %s and has the code %s", (error, name, code) => {
  expect(error).toBeInstanceOf(runtime.CoroutineError);
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.code]).toEqual([name, code]);
  expect(String(error)).toMatch(new RegExp(`^${name}: .*\\(${code}\\)$`));
});

test("an error raised at an await knows its position: the function, and where it is written", () => {
  const error = thrownBy(() => sequence(() => Promise.resolve())().call()) as runtime.CoroutineError;
  expect(error.position).toMatch(/^sequence \(.*bodies\.ts:\d+:\d+\)?$/);
});

test("an error from outside of coroutines has no such position", () => {
  expect((thrownBy(() => sequence()().get()) as runtime.CoroutineError).position).toBeUndefined();
});

test("each is thrown with the stack of the place concerned", () => {
  const error = thrownBy(() => sequence()().get()) as Error;
  expect(error.stack).toContain("errors.test.ts");
});
