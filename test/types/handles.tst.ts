/** Coroutines: what awaiting, getting, running and disposing of them gives. */

import { Coroutine, dump, handle, isCoroutine, RaisingCoroutine, type Status, type Variant } from "coroutine-runtime";
import { expect, test } from "tstyche";

class NotFound extends Error {
  readonly path = "";
}

declare const co: Coroutine<string>;
declare const raisingCo: RaisingCoroutine<string, NotFound>;

test("await, get() and call() give the value", async () => {
  expect(await co).type.toBe<string>();
  expect(co.get()).type.toBe<string>();
  expect(co.call()).type.toBe<string>();
  expect(await raisingCo).type.toBe<string>();
  expect<Awaited<Coroutine<number>>>().type.toBe<number>();
});

test("the status is one of six", () => {
  expect(co.status).type.toBe<Status>();
  expect<Status>().type.toBe<"created" | "running" | "suspended" | "fulfilled" | "failed" | "destroyed">();
  // @ts-expect-error Cannot assign to 'status'
  co.status = "created";
});

test("run() calls back with a variant", () => {
  co.run((outcome) => {
    expect(outcome).type.toBe<Variant<unknown, string>>();
  });
});

test("promise(), then(), catch() and finally() give native promises", () => {
  expect(co.promise()).type.toBe<Promise<string>>();
  expect(co.then((text) => text.length)).type.toBe<Promise<number>>();
  expect(co.then(null, () => 1)).type.toBe<Promise<string | number>>();
  expect(co.catch(() => 1)).type.toBe<Promise<string | number>>();
  expect(co.finally(() => {})).type.toBe<Promise<string>>();
});

test("it goes where a PromiseLike goes", () => {
  expect(co).type.toBeAssignableTo<PromiseLike<string>>();
  expect(Promise.all([co, raisingCo, 1])).type.toBe<Promise<[string, string, number]>>();
  expect(co).type.not.toBeAssignableTo<Promise<string>>();
});

test("the index of an outcome tells error and value apart", () => {
  const outcome = raisingCo.result();
  expect(outcome).type.toBe<Variant<NotFound, string>>();
  if (outcome.index === 0) expect(outcome.error).type.toBe<NotFound>();
  else expect(outcome.value).type.toBe<string>();
  // @ts-expect-error Property 'value' does not exist
  outcome.value;
  expect(raisingCo.tryCall()).type.toBe<Variant<NotFound, string>>();
});

test("without a name for its errors they are unknown", () => {
  expect<RaisingCoroutine<string>>().type.toBe<RaisingCoroutine<string, unknown>>();
});

test("a plain coroutine has no result()", () => {
  // @ts-expect-error Property 'result' does not exist
  co.result();
  // @ts-expect-error Property 'tryCall' does not exist
  co.tryCall();
});

test("a raising one is a coroutine, and not the other way round", () => {
  expect(raisingCo).type.toBeAssignableTo<Coroutine<string>>();
  expect(co).type.not.toBeAssignableTo<RaisingCoroutine<string>>();
});

test("coroutines are covariant in what they yield, and in what they raise", () => {
  expect<Coroutine<string>>().type.toBeAssignableTo<Coroutine<string | number>>();
  expect<Coroutine<string>>().type.not.toBeAssignableTo<Coroutine<number>>();
  expect<RaisingCoroutine<string, NotFound>>().type.toBeAssignableTo<RaisingCoroutine<string, Error>>();
  expect<RaisingCoroutine<string, Error>>().type.not.toBeAssignableTo<RaisingCoroutine<string, NotFound>>();
});

test("`using` and `await using` take it", async () => {
  using one = co;
  await using two = raisingCo;
  expect(one).type.toBe<Coroutine<string>>();
  expect(two).type.toBe<RaisingCoroutine<string, NotFound>>();
  expect(co).type.toBeAssignableTo<Disposable & AsyncDisposable>();
});

test("handle() gives the coroutine behind the promise that a directive-annotated function is typed with", () => {
  const load = async (n: number) => {
    "use coroutine";
    return String(n);
  };
  expect(handle(load(1))).type.toBe<Coroutine<string>>();
  expect(handle).type.not.toBeCallableWith("text");
});

test("isCoroutine() narrows", () => {
  const value: unknown = co;
  if (isCoroutine(value)) expect(value).type.toBe<Coroutine<unknown>>();
  expect(isCoroutine).type.toBe<(value: unknown) => value is Coroutine<unknown>>();
});

test("the classes are values, for instanceof", () => {
  const value: unknown = co;
  if (value instanceof RaisingCoroutine) expect(value.status).type.toBe<Status>();
  else if (value instanceof Coroutine) expect(value.status).type.toBe<Status>();
});

test("dump() takes any coroutine, and tells locals as unknown values", () => {
  expect(dump(co).status).type.toBe<Status>();
  expect(dump(raisingCo).leaf).type.toBe<"promise" | "callback" | "coroutine" | "itself" | "group" | "turn" | null>();
  expect(dump(co).frames[0]!.locals).type.toBe<Readonly<Record<string, unknown>> | undefined>();
  expect(dump).type.not.toBeCallableWith(Promise.resolve(1));
});
