/** Errors: a class, a stable code, and a message that says what to do. */

import * as runtime from "coroutine-runtime";
import { disposal } from "coroutine-runtime/contract";
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

test.each([
  ["at load$run (/a/b.js:1:2)", "load (/a/b.js:1:2)"],
  ["at Object.load$run (/a/b.js:1:2)", "load (/a/b.js:1:2)"],
  ["at #load$run (/a/b.js:1:2)", "load (/a/b.js:1:2)"],
  ["at Käse.#fülle$run (/a/b.js:1:2)", "fülle (/a/b.js:1:2)"],
  ["at загрузить$run (/a/b.js:1:2)", "загрузить (/a/b.js:1:2)"],
  ["at $load$$run (/a/b.js:1:2)", "$load$ (/a/b.js:1:2)"],
  ["at load$run$1 (/a/b.js:1:2)", "load (/a/b.js:1:2)"],
  ["at load$run2 (/a/b.js:1:2)", "load (/a/b.js:1:2)"],
  ["#load$run@http://a/b.js:1:2", "load (http://a/b.js:1:2)"],
])("of the line %p of a stack the position is %p", (line, position) => {
  const stack = `Error: of caller$run\n    at wait (/c.js:1:2)\n    ${line}\n    at caller$run (/d.js:1:2)`;
  const error = new runtime.DeadlockError();
  error.stack = line.includes("@") ? stack.replace(/^ +/gm, "") : stack;
  expect(error.position).toBe(position);
});

test("an error from outside of coroutines has no such position", () => {
  expect((thrownBy(() => sequence()().get()) as runtime.CoroutineError).position).toBeUndefined();
});

test("each is thrown with the stack of the place concerned", () => {
  const error = thrownBy(() => sequence()().get()) as Error;
  expect(error.stack).toContain("errors.test.ts");
});

/** What `make` makes while nothing can be assigned that `Error.prototype` has. */
function whileFrozen<T>(make: () => T): T {
  const name = Object.getOwnPropertyDescriptor(Error.prototype, "name")!;
  Object.defineProperty(Error.prototype, "name", { writable: false });
  try {
    return make();
  } finally {
    Object.defineProperty(Error.prototype, "name", name);
  }
}

test("they can be made where the program has frozen Error.prototype", () => {
  const error = whileFrozen(() => new runtime.DestroyedError());
  expect([error.name, error.code, Object.keys(error)]).toEqual(["DestroyedError", "ERR_DESTROYED", ["code"]]);
  const block = disposal();
  block.fail("earlier");
  whileFrozen(() => block.fail("error"));
  expect(thrownBy(() => block.end())).toMatchObject({ name: "SuppressedError", error: "error", suppressed: "earlier" });
});
