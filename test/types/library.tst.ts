/** all(), race() and the others: what they give, and what they raise. */

import {
  type AllFailed,
  all,
  allSettled,
  any,
  type Coroutine,
  coroutine,
  type RaisingCoroutine,
  race,
  raising,
  type Scope,
  scope,
  signal,
  sleep,
  type TimeoutError,
  timeout,
  type Variant,
  withSignal,
} from "coroutine-runtime";
import { expect, test } from "tstyche";

class NotFound extends Error {
  readonly path = "";
}

class NotAllowed extends Error {
  readonly user = "";
}

declare const text: Coroutine<string>;
declare const count: RaisingCoroutine<number, NotFound>;
declare const flag: RaisingCoroutine<boolean, NotAllowed>;
declare const promise: Promise<Date>;

test("all() keeps a tuple, and raises what its items raise", () => {
  expect(all([text, count])).type.toBe<RaisingCoroutine<[string, number], NotFound>>();
  expect(all([count, flag, 1])).type.toBe<RaisingCoroutine<[number, boolean, number], NotFound | NotAllowed>>();
  expect(all([text, text] as const)).type.toBe<RaisingCoroutine<[string, string], never>>();
  expect(all([])).type.toBe<RaisingCoroutine<[], never>>();
});

test("of an array or any iterable it gives an array", () => {
  expect(all([count] as RaisingCoroutine<number, NotFound>[])).type.toBe<RaisingCoroutine<number[], NotFound>>();
  expect(all(new Set([text]))).type.toBe<RaisingCoroutine<string[], never>>();
});

test("what a thenable raises is unknown, and so is what an unknown item raises", () => {
  expect(all([text, promise])).type.toBe<RaisingCoroutine<[string, Date], unknown>>();
  expect(all([1 as unknown])).type.toBe<RaisingCoroutine<[unknown], unknown>>();
  expect(all([1 as any])).type.toBe<RaisingCoroutine<[any], unknown>>();
});

test("all() takes only what can be iterated", () => {
  expect(all).type.not.toBeCallableWith(text);
  expect(all).type.not.toBeCallableWith(text, count);
  expect(all).type.not.toBeCallableWith();
});

test("allSettled() gives variants, each with the errors of its item, and does not raise", () => {
  expect(allSettled([text, count, promise])).type.toBe<
    Coroutine<[Variant<never, string>, Variant<NotFound, number>, Variant<unknown, Date>]>
  >();
  expect(allSettled(new Set([count]))).type.toBe<Coroutine<Variant<NotFound, number>[]>>();
});

test("race() gives and raises what any of them does", () => {
  expect(race([text, count])).type.toBe<RaisingCoroutine<string | number, NotFound>>();
  expect(race([text])).type.toBe<RaisingCoroutine<string, never>>();
  expect(race(new Set([flag]))).type.toBe<RaisingCoroutine<boolean, NotAllowed>>();
});

test("any() raises all their errors at once", () => {
  expect(any([text, count])).type.toBe<RaisingCoroutine<string | number, AllFailed<NotFound>>>();
  const outcome = any([count, flag]).tryCall();
  if (outcome.index === 0) expect(outcome.error.errors).type.toBe<(NotFound | NotAllowed)[]>();
  expect<AllFailed<NotFound>>().type.toBeAssignableTo<AggregateError>();
});

test("timeout() may raise TimeoutError as well", () => {
  expect(timeout(count, 100)).type.toBe<RaisingCoroutine<number, NotFound | TimeoutError>>();
  expect(timeout(text, 100)).type.toBe<RaisingCoroutine<string, TimeoutError>>();
  expect(timeout(promise, 100)).type.toBe<RaisingCoroutine<Date, unknown>>();
  expect(timeout).type.not.toBeCallableWith(text);
});

test("what withSignal() raises nobody knows: a reason is anything", () => {
  expect(withSignal(count, new AbortController().signal)).type.toBe<RaisingCoroutine<number, unknown>>();
  expect(withSignal).type.not.toBeCallableWith(count, new AbortController());
});

test("scope() gives what its body gives, however that is annotated", () => {
  expect(scope(async () => 1)).type.toBe<RaisingCoroutine<number, unknown>>();
  expect(scope(coroutine(async () => "text"))).type.toBe<RaisingCoroutine<string, unknown>>();
  const body = raising(async (scope: Scope) => scope.start(text));
  expect(scope(body)).type.toBe<RaisingCoroutine<string, unknown>>();
  expect(scope).type.not.toBeCallableWith(() => 1);
});

test("start() gives back the very coroutine, and takes thenables", () => {
  scope(async (scope) => {
    expect(scope).type.toBe<Scope>();
    expect(scope.start(count)).type.toBe<RaisingCoroutine<number, NotFound>>();
    expect(scope.start(text)).type.toBe<Coroutine<string>>();
    expect(scope.start(promise)).type.toBe<Coroutine<Date>>();
    expect(scope.start).type.not.toBeCallableWith(() => text);
  });
});

test("sleep() and signal()", () => {
  expect(sleep(100)).type.toBe<Coroutine<void>>();
  expect(sleep).type.not.toBeCallableWith();
  expect(signal()).type.toBe<AbortSignal>();
});
