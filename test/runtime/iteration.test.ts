/** The iteration protocol of compiled loops and patterns: what is called when, and closed when. */

import { iterate, iterateAsync } from "coroutine-runtime/contract";
import { sequence } from "./bodies";

/** An iterable of 1, 2, 3 that logs what is done with it. */
function logging(log: string[], returns?: () => unknown) {
  let n = 0;
  const iterator = {
    next() {
      log.push("next");
      return n < 3 ? { value: ++n, done: false } : { value: undefined, done: true };
    },
    ...(returns && {
      return() {
        log.push("return");
        return returns();
      },
    }),
  };
  return { [Symbol.iterator]: () => iterator, [Symbol.asyncIterator]: undefined };
}

function all(items: unknown): unknown[] {
  const taken: unknown[] = [];
  for (const iteration = iterate(items); iteration.next(); ) taken.push(iteration.take());
  return taken;
}

test.each([
  ["an array", [1, 2]],
  ["a set", new Set([1, 2])],
  ["a string", "12"],
  [
    "a generator",
    (function* () {
      yield 1;
      yield 2;
    })(),
  ],
])("%s is gone through", (_what, items) => {
  expect(all(items).map(Number)).toEqual([1, 2]);
});

test("close() calls return() once", () => {
  const log: string[] = [];
  const iteration = iterate(logging(log, () => ({})));
  iteration.next();
  iteration.close();
  iteration.close();
  expect(log).toEqual(["next", "return"]);
});

test("close() past the end does nothing", () => {
  const log: string[] = [];
  const iteration = iterate(logging(log, () => ({})));
  while (iteration.next()) iteration.take();
  iteration.close();
  expect(log).toEqual(["next", "next", "next", "next"]);
});

test("close() without a return method does nothing", () => {
  expect(() => iterate(logging([])).close()).not.toThrow();
});

test("close() after next() has thrown does nothing: the iterator is broken", () => {
  const log: string[] = [];
  const iterator = { next: () => JSON.parse("{"), return: () => log.push("return") };
  const iteration = iterate({ [Symbol.iterator]: () => iterator });
  expect(() => iteration.next()).toThrow(SyntaxError);
  iteration.abandon();
  expect(log).toEqual([]);
});

test("return() has to give an object, and its errors are thrown", () => {
  expect(() => iterate(logging([], () => 1)).close()).toThrow(TypeError);
  expect(() => iterate(logging([], () => JSON.parse("{"))).close()).toThrow(SyntaxError);
});

test("abandon() closes because of an error, and hides no error with its own", () => {
  const log: string[] = [];
  expect(() => iterate(logging(log, () => JSON.parse("{"))).abandon()).not.toThrow();
  expect(() => iterate(logging(log, () => 1)).abandon()).not.toThrow();
  expect(log).toEqual(["return", "return"]);
});

test("`next` is read once", () => {
  let reads = 0;
  const items = [1, 2][Symbol.iterator]();
  const iterator = {
    get next() {
      reads++;
      return () => items.next();
    },
  };
  expect(all({ [Symbol.iterator]: () => iterator })).toEqual([1, 2]);
  expect(reads).toBe(1);
});

test("the elements of an array pattern: undefined past the end, without asking again", () => {
  const log: string[] = [];
  const iteration = iterate(logging(log));
  expect([0, 0, 0, 0, 0].map(() => iteration.element())).toEqual([1, 2, 3, undefined, undefined]);
  expect(log).toHaveLength(4);
});

test("the rest of an array pattern", () => {
  const iteration = iterate([1, 2, 3]);
  iteration.element();
  expect(iteration.remaining()).toEqual([2, 3]);
  expect(iteration.remaining()).toEqual([]);
});

test.each([[undefined], [null], [1], [{}], [{ [Symbol.iterator]: 1 }]])("%p is not iterable", (items) => {
  expect(() => iterate(items)).toThrow(/is not iterable/);
  expect(() => iterateAsync(items)).toThrow(/is not async iterable/);
});

test("a result that is no object is a TypeError", () => {
  const iteration = iterate({ [Symbol.iterator]: () => ({ next: () => 1 }) });
  expect(() => iteration.next()).toThrow(TypeError);
});

/** `for await (const item of items) taken.push(item)`, natively awaited. */
async function allAsync(items: unknown, ticks = false): Promise<unknown[]> {
  const taken: unknown[] = [];
  for (const iteration = iterateAsync(items, ticks); iteration.arrived(await iteration.advance()); )
    taken.push(iteration.take());
  return taken;
}

test.each([[false], [true]])(
  "an asynchronous iteration (ticks: %p) takes async iterables, and awaits values of others",
  async (ticks) => {
    expect(
      await allAsync(
        (async function* () {
          yield 1;
          yield 2;
        })(),
        ticks,
      ),
    ).toEqual([1, 2]);
    expect(await allAsync([1, Promise.resolve(2)], ticks)).toEqual([1, 2]);
  },
);

test("an asynchronous iteration that ends early says what to await, and checks what that comes to", () => {
  const iterator = { next: () => ({ done: false }), return: () => "awaited" };
  const iteration = iterateAsync({ [Symbol.asyncIterator]: () => iterator });
  expect(iteration.closing()).toBe(true);
  expect(iteration.take()).toBe("awaited");
  expect(() => iteration.closed(1)).toThrow(TypeError);
  expect(() => iteration.closed({})).not.toThrow();
});

test("without a return method there is nothing to await", () => {
  const iteration = iterateAsync({ [Symbol.asyncIterator]: () => ({ next: () => ({ done: false }) }) });
  expect(iteration.closing()).toBe(false);
});

/** An asynchronous iterable that logs, and whose `return` gives this. */
function asking(log: string[], returns: () => unknown) {
  const iterator = {
    next: () => ({ value: 1, done: false }),
    return() {
      log.push("return");
      return returns();
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

test("an iteration that is given up while it waits for a result tells the iterator, and waits for no promise", () => {
  const log: string[] = [];
  const iteration = iterateAsync(asking(log, () => new Promise(() => {})));
  iteration.advance();
  expect(iteration.closing()).toBe(false);
  expect(iteration.closing()).toBe(false);
  expect(log).toEqual(["return"]);
});

test("it waits for a coroutine, which would not run otherwise", () => {
  const co = sequence(() => ({}))();
  const iteration = iterateAsync(asking([], () => co));
  iteration.advance();
  expect(iteration.closing()).toBe(true);
  expect(iteration.take()).toBe(co);
});

test("an error that arrives instead of a result closes nothing, one of the loop's body does", () => {
  const log: string[] = [];
  const iteration = iterateAsync(asking(log, () => ({})));
  const result = iteration.advance();
  expect(iteration.abandoning()).toBe(false);
  iteration.arrived(result);
  expect(iteration.abandoning()).toBe(true);
  expect(log).toEqual(["return"]);
});

test.each([[false], [true]])(
  "given up while the last value of a list is awaited (ticks: %p) closes nothing",
  (ticks) => {
    const log: string[] = [];
    const iterator = { next: () => ({ value: 1, done: true }), return: () => log.push("return") };
    const iteration = iterateAsync({ [Symbol.iterator]: () => iterator }, ticks);
    iteration.advance();
    expect(iteration.closing()).toBe(false);
    expect(log).toEqual([]);
  },
);
