/** Functions of the promise kind: callers see an ordinary promise. */

import { asPromise, Gate, protect, raises, sequence } from "./bodies";

test("calling one starts it at once", () => {
  const log: string[] = [];
  asPromise(sequence(() => log.push("body")))();
  expect(log).toEqual(["body"]);
});

test("it returns a native promise of its value", async () => {
  const promise = asPromise(sequence(() => Promise.resolve(1)))();
  expect(promise.constructor).toBe(Promise);
  await expect(promise).resolves.toBe(1);
});

test("its error rejects the promise, also when it comes before the first await", async () => {
  await expect(asPromise(raises("error"))()).rejects.toBe("error");
  await expect(asPromise(sequence(() => JSON.parse("{")))()).rejects.toBeInstanceOf(SyntaxError);
});

test("coroutines await it like any promise", async () => {
  const gate = new Gate();
  const co = protect({ body: asPromise(sequence(gate.wait)), caught: (error) => `caught ${error}` })();
  const promise = co.promise();
  gate.resume.raise("error");
  await expect(promise).resolves.toBe("caught error");
});
