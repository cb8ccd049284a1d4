/** dual(), isSync() and nextTick(): leaves that know both modes. */

import { dual, isSync, nextTick, SuspendedError } from "coroutine-runtime";
import { outcomesOf, protect, sequence, thrownBy } from "./bodies";

const withPromise = dual({ sync: (n: number) => n, async: async (n) => n * 10 });
const withCallback = dual({ sync: (n: number) => n, callback: (n, done) => queueMicrotask(() => done(null, n * 100)) });

test("inside call() the synchronous side runs", () => {
  expect(sequence(() => withPromise(1))().call()).toBe(1);
  expect(sequence(() => withCallback(1))().call()).toBe(1);
});

test("otherwise the asynchronous one", async () => {
  expect(await sequence(() => withPromise(1))()).toBe(10);
});

test("otherwise the one with a callback", async () => {
  expect(await sequence(() => withCallback(1))()).toBe(100);
});

test("a falsy error is none, as Node's promisify has it", async () => {
  for (const none of [null, undefined, false, 0, ""]) {
    const leaf = dual({ sync: () => 1, callback: (done) => done(none, 2) });
    expect(await sequence(() => leaf())()).toBe(2);
  }
});

test("with both, the asynchronous one", async () => {
  const both = dual({ sync: () => 1, async: async () => 2, callback: (done) => done(null, 3) });
  expect(await sequence(() => both())()).toBe(2);
});

test("a synchronous side alone serves both modes", async () => {
  const alone = dual({ sync: (n: number) => n });
  expect(sequence(() => alone(1))().call()).toBe(1);
  expect(outcomesOf(sequence(() => alone(1))())).toEqual([1]);
});

test("without a synchronous side it serves the other mode only", async () => {
  const asynchronous = dual({ async: async () => 1 } as never);
  const withCallback = dual({ callback: (done: () => void) => done() } as never);
  for (const leaf of [asynchronous, withCallback]) expect(() => leaf().call()).toThrow(SuspendedError);
  expect(await asynchronous()).toBe(1);
});

test("it is a compiled function: it returns a lazy handle, which knows the mode it is started in", async () => {
  const [called, awaited] = [withPromise(1), withPromise(1)];
  expect(called.status).toBe("created");
  expect(called.call()).toBe(1);
  expect(await awaited).toBe(10);
});

test.each([
  ["an error given to the callback", dual({ sync: () => 1, callback: (done) => done("error") })],
  ["a rejection", dual({ sync: () => 1, async: () => Promise.reject("error") })],
  [
    "an error thrown by a side",
    dual({
      sync: () => 1,
      callback: () => {
        throw "error";
      },
    }),
  ],
])("%s is raised at the await", async (_what, leaf) => {
  expect(await protect({ body: () => leaf(), caught: (error) => `caught ${error}` })()).toBe("caught error");
});

test("an error of the synchronous side is raised at the await", () => {
  const leaf = dual({
    sync: () => {
      throw "error";
    },
  });
  expect(thrownBy(() => sequence(() => leaf())().call())).toBe("error");
});

test("a synchronous side that returns a promise has to wait for it", () => {
  const leaf = dual({ sync: () => Promise.resolve() });
  expect(() => sequence(() => leaf())().call()).toThrow(SuspendedError);
});

test("the sides get the arguments and the receiver", async () => {
  const log: unknown[] = [];
  const object = {
    leaf: dual({
      sync(this: unknown, ...args: [number, number]) {
        log.push(this, args);
      },
      callback(this: unknown, a: number, b: number, done) {
        log.push(this, [a, b]);
        done(null);
      },
    }),
  };
  object.leaf(1, 2).call();
  await object.leaf(3, 4);
  expect(log).toEqual([object, [1, 2], object, [3, 4]]);
});

test("isSync() is true inside call(), however deep, and false outside of it", async () => {
  const deep = sequence(sequence(isSync));
  expect(deep().call()).toBe(true);
  expect(sequence(() => deep())().call()).toBe(true);
  expect(await deep()).toBe(false);
  expect(isSync()).toBe(false);
});

test("isSync() is false in a coroutine that code inside call() has run", () => {
  const log: boolean[] = [];
  sequence(
    () => sequence(() => log.push(isSync()))().run(() => log.push(isSync())),
    () => log.push(isSync()),
  )().call();
  expect(log).toEqual([false, false, true]);
});

test("`await nextTick()` lets everything that is due in this turn go first", async () => {
  const log: string[] = [];
  const co = sequence(nextTick, () => log.push("coroutine"))();
  outcomesOf(co);
  queueMicrotask(() => log.push("later"));
  log.push("now");
  await co;
  expect(log).toEqual(["now", "coroutine", "later"]);
});

test("inside call() nextTick() does nothing", () => {
  expect(sequence(nextTick, () => "value")().call()).toBe("value");
});
