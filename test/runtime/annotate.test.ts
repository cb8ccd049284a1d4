/** Annotations that were not compiled, and telling coroutines from promises. */

import { coroutine, handle, isCoroutine, NotCompiledError, promising, raising } from "coroutine-runtime";
import { asRaising, sequence } from "./bodies";

test.each([
  ["coroutine", coroutine],
  ["raising", raising],
  ["promising", promising],
])("%s() without the compiler is NotCompiledError, with the function's name and the usual causes", (name, wrap) => {
  const load = () => (wrap as typeof coroutine)(async function load() {});
  expect(load).toThrow(NotCompiledError);
  expect(load).toThrow(`${name}(load) was not compiled. The usual causes:`);
});

test("an anonymous function is shown as it is written", () => {
  expect(() => coroutine(async () => {})).toThrow("coroutine(async () => ...)");
});

test("isCoroutine() knows both classes, and nothing else", () => {
  expect([sequence()(), asRaising(sequence())()].map(isCoroutine)).toEqual([true, true]);
  expect([Promise.resolve(), { then() {} }, sequence(), null, undefined, 1].map(isCoroutine)).not.toContain(true);
});

test("handle() gives the coroutine that a function typed as a promise really returned", () => {
  const co = sequence()();
  expect(handle(co)).toBe(co);
});

test("handle() of a promise is NotCompiledError", () => {
  expect(() => handle(Promise.resolve())).toThrow(NotCompiledError);
  expect(() => handle(Promise.resolve())).toThrow("of the promise kind, or that was not compiled.");
});
