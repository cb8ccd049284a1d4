/** `await` of promises, of other thenables, and of anything else. */

import { promised, tick } from "coroutine-runtime/contract";
import { outcomesOf, protect, sequence } from "./bodies";

test.each([[1], [null], [undefined], ["text"], [Symbol.iterator], [{ then: 1 }], [[2]], [() => 3]])(
  "%p is itself, at once",
  (value) => {
    expect(outcomesOf(sequence(() => value)())).toEqual([value]);
  },
);

test("a promise is waited for", async () => {
  const co = sequence(
    () => Promise.resolve(1),
    (n) => n + 1,
  )();
  expect(outcomesOf(co)).toEqual([]);
  expect(await co).toBe(2);
});

test("a rejected promise raises its reason here", async () => {
  expect(await protect({ body: () => Promise.reject("reason"), caught: (error) => [error] })()).toEqual(["reason"]);
});

test("a foreign thenable is called back in a later turn, with itself as `this`", async () => {
  const log: unknown[] = [];
  const foreign = {
    then(resolve: (value: unknown) => void) {
      log.push("then", this === foreign);
      resolve("value");
    },
  };
  const co = sequence(() => foreign)();
  outcomesOf(co);
  log.push("now");
  expect(await co).toBe("value");
  expect(log).toEqual(["now", "then", true]);
});

test("a thenable that completes with a thenable is followed to the end", async () => {
  const inner = { then: (resolve: (value: unknown) => void) => resolve("value") };
  const outer = { then: (resolve: (value: unknown) => void) => resolve(inner) };
  expect(await sequence(() => outer)()).toBe("value");
});

test("a thenable that completes twice counts once", async () => {
  const twice = {
    then(resolve: (value: unknown) => void, reject: (reason: unknown) => void) {
      resolve("first");
      resolve("second");
      reject("third");
    },
  };
  expect(await sequence(() => twice)()).toBe("first");
});

test("the `then` of a thenable is read once", async () => {
  let reads = 0;
  const counting = {
    get then() {
      reads++;
      return (resolve: (value: unknown) => void) => resolve("value");
    },
  };
  expect(await sequence(() => counting)()).toBe("value");
  expect(reads).toBe(1);
});

test("a getter of `then` that throws raises its error here, at once", () => {
  const failing = {
    get then() {
      throw new RangeError("getter");
    },
  };
  expect(outcomesOf(protect({ body: () => failing, caught: (error) => error })())).toEqual([expect.any(RangeError)]);
});

test("a `then` that throws raises its error here", async () => {
  const failing = {
    then() {
      throw new RangeError("then");
    },
  };
  await expect(sequence(() => failing)().promise()).rejects.toBeInstanceOf(RangeError);
});

test("a subclass of Promise is waited for", async () => {
  class Special<T> extends Promise<T> {}
  expect(await sequence(() => Special.resolve("value"))()).toBe("value");
});

test("a changed Promise.prototype.then is not used, as in the engine", async () => {
  const then = jest.spyOn(Promise.prototype, "then");
  const co = sequence(() => Promise.resolve(1))();
  outcomesOf(co);
  const { length } = then.mock.calls;
  then.mockRestore();
  await co;
  expect(length).toBe(0);
});

test("in a promise function anything but a handle takes its tick", async () => {
  const log: string[] = [];
  const run = (depth: number | null) => (depth !== null ? tick(depth, "value") : undefined);
  const promise = promised(run, []).then(() => log.push("promise"));
  log.push("now");
  await promise;
  expect(log).toEqual(["now", "promise"]);
});
