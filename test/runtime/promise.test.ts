/** promise(), then(), catch(), finally(): what native code sees of a coroutine. */

import { DestroyedError } from "coroutine-runtime";
import { Gate, raises, sequence } from "./bodies";

test("promise() starts the coroutine at once", () => {
  const log: string[] = [];
  sequence(() => log.push("body"))().promise();
  expect(log).toEqual(["body"]);
});

test("promise() is fulfilled with the value, and rejected with the very same error", async () => {
  const error = new Error("mine");
  await expect(sequence(() => 1)().promise()).resolves.toBe(1);
  await expect(raises(error)().promise()).rejects.toBe(error);
});

test("promise() of a destroyed coroutine is rejected", async () => {
  const co = sequence(new Gate().wait)();
  const promise = co.promise();
  co.destroy();
  await expect(promise).rejects.toBeInstanceOf(DestroyedError);
  await expect(co.promise()).rejects.toBeInstanceOf(DestroyedError);
});

test("then() starts the coroutine and returns a native promise", async () => {
  const promise = sequence(() => 1)().then((n) => n + 1);
  expect(promise).toBeInstanceOf(Promise);
  await expect(promise).resolves.toBe(2);
});

test("then() calls back in a later turn, as a promise does", async () => {
  const log: string[] = [];
  const promise = sequence(() => 1)().then(() => log.push("then"));
  log.push("now");
  await promise;
  expect(log).toEqual(["now", "then"]);
});

test("then() without callbacks passes value and error on", async () => {
  await expect(sequence(() => 1)().then()).resolves.toBe(1);
  await expect(raises("error")().then(null, null)).rejects.toBe("error");
});

test("catch() sees the error only", async () => {
  await expect(raises("error")().catch((error) => `${error} seen`)).resolves.toBe("error seen");
  await expect(sequence(() => 1)().catch(() => 2)).resolves.toBe(1);
});

test("finally() passes the outcome on", async () => {
  const log: string[] = [];
  await expect(sequence(() => 1)().finally(() => log.push("a"))).resolves.toBe(1);
  await expect(raises("error")().finally(() => log.push("b"))).rejects.toBe("error");
  expect(log).toEqual(["a", "b"]);
});

test("native code awaits a coroutine", async () => {
  expect(await sequence(() => 1)()).toBe(1);
  expect(await (async () => sequence(() => 2)())()).toBe(2);
  await expect(async () => raises("error")()).rejects.toBe("error");
});

test("Promise.all and Promise.race take coroutines", async () => {
  await expect(Promise.all([sequence(() => 1)(), sequence(() => Promise.resolve(2))()])).resolves.toEqual([1, 2]);
  await expect(Promise.race([sequence(new Gate().wait)(), sequence(() => 1)()])).resolves.toBe(1);
});

test("a coroutine awaits native code", async () => {
  const native = async (x: number) => {
    await null;
    return x + 1;
  };
  expect(await sequence(() => native(1), native)()).toBe(3);
});
