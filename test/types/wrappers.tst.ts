/** The wrappers take an async function's type over: arguments, generics, `this`, result. */

import { type Coroutine, coroutine, promising, type RaisingCoroutine, raising } from "coroutine-runtime";
import { expect, test } from "tstyche";

class NotFound extends Error {
  readonly path = "";
}

test("coroutine() keeps the parameters, and wraps the result", () => {
  const load = coroutine(async (path: string, retries?: number) => [path, retries] as const);
  expect(load).type.toBe<(path: string, retries?: number) => Coroutine<readonly [string, number | undefined]>>();
});

test("raising() gives a RaisingCoroutine", () => {
  const find = raising(async (name: string) => name.length);
  expect(find).type.toBe<(name: string) => RaisingCoroutine<number>>();
});

test("promising() leaves the type as it is", () => {
  const main = promising(async (...args: string[]) => args.length);
  expect(main).type.toBe<(...args: string[]) => Promise<number>>();
  const size = promising(async function (this: { size: number }) {
    return this.size;
  });
  expect(size).type.toBe<(this: { size: number }) => Promise<number>>();
});

test("a generic function stays generic", () => {
  expect(coroutine(async <T>(x: T) => x)).type.toBe<<T>(x: T) => Coroutine<T>>();
  expect(raising(async <T>(x: T) => [x])).type.toBe<<T>(x: T) => RaisingCoroutine<T[]>>();
  expect(promising(async <T>(x: T) => x)).type.toBe<<T>(x: T) => Promise<T>>();
});

test("constraints of type parameters stay", () => {
  const pick = coroutine(async <T, K extends keyof T>(value: T, key: K) => value[key]);
  expect(pick({ a: 1 }, "a")).type.toBe<Coroutine<number>>();
  expect(pick).type.not.toBeCallableWith({ a: 1 }, "b");
});

test("a `this` parameter stays", () => {
  const size = coroutine(async function (this: { size: number }, factor: number) {
    return this.size * factor;
  });
  expect(size).type.toBe<(this: { size: number }, factor: number) => Coroutine<number>>();
  expect({ size: 1, get: size }.get(2)).type.toBe<Coroutine<number>>();
});

test("a result that is itself a promise or a coroutine is unwrapped, as `async` does it", () => {
  expect(coroutine(async () => Promise.resolve(1))()).type.toBe<Coroutine<number>>();
  const inner = coroutine(async () => "text");
  expect(coroutine(async () => inner())()).type.toBe<Coroutine<string>>();
});

test("arguments are inferred from the context", () => {
  const handlers: Record<string, (event: Event) => Coroutine<void>> = {
    click: coroutine(async (event) => {
      expect(event).type.toBe<Event>();
    }),
  };
  expect(handlers).type.not.toBe<never>();
});

test("only a function that returns a promise can be wrapped", () => {
  expect(coroutine).type.not.toBeCallableWith((x: number) => x);
  expect(raising).type.not.toBeCallableWith((x: number) => x);
  expect(promising).type.not.toBeCallableWith((x: number) => x);
  expect(coroutine).type.not.toBeCallableWith(async function* () {});
  expect(coroutine).type.not.toBeCallableWith(Promise.resolve());
  expect(coroutine).type.not.toBeCallableWith();
});

test("arguments are checked", () => {
  const load = coroutine(async (path: string) => path);
  expect(load).type.toBeCallableWith("path");
  expect(load).type.not.toBeCallableWith(1);
  expect(load).type.not.toBeCallableWith();
  expect(load).type.not.toBeCallableWith("path", "more");
});

test("which errors a raising function raises is what the place says", () => {
  const find: (name: string) => RaisingCoroutine<number, NotFound> = raising(async (name: string) => name.length);
  const outcome = find("x").tryCall();
  if (outcome.index === 0) expect(outcome.error).type.toBe<NotFound>();
});
