/** An await of a promise is the engine's own: what it reads, when it goes on, and in which order. */

import { all } from "coroutine-runtime";
import { outcomesOf, sequence } from "./bodies";

/** A promise that tells when its constructor is read, as an await does to see whether it is one. */
function told(log: string[], read: () => unknown = () => Promise): Promise<string> {
  return Object.defineProperty(Promise.resolve("value"), "constructor", {
    get: () => {
      log.push("constructor");
      return read();
    },
  });
}

test("the constructor of a promise is read once", async () => {
  const log: string[] = [];
  const outcomes = outcomesOf(sequence(() => told(log))());
  await null;
  expect([log, outcomes]).toEqual([["constructor"], ["value"]]);
});

test("also where the coroutine has waited for promises before", async () => {
  const log: string[] = [];
  const outcomes = outcomesOf(
    sequence(
      () => Promise.resolve(1),
      () => told(log),
    )(),
  );
  await new Promise(setImmediate);
  expect([log, outcomes]).toEqual([["constructor"], ["value"]]);
});

test("an error of reading it is raised there, at once", () => {
  const fails = told([], () => {
    throw new Error("read");
  });
  const outcomes: unknown[] = [];
  sequence(() => fails)().run((outcome) => outcomes.push(outcome));
  expect(outcomes).toMatchObject([{ index: 0, error: { message: "read" } }]);
});

test("as it is where the coroutine has waited for promises before", async () => {
  const fails = told([], () => {
    throw new Error("read");
  });
  const outcomes: unknown[] = [];
  sequence(
    () => Promise.resolve(1),
    () => fails,
  )().run((outcome) => outcomes.push(outcome));
  await new Promise(setImmediate);
  expect(outcomes).toMatchObject([{ index: 0, error: { message: "read" } }]);
});

test("the reactions to one promise run in the order in which code came to it", async () => {
  const log: unknown[] = [];
  let resolve!: (value: number) => void;
  const shared = new Promise<number>((yes) => (resolve = yes));
  const first = () =>
    sequence(
      () => shared,
      () => log.push("first"),
    )();
  const second = () => sequence(() => void shared.then(() => log.push("second")))();
  const co = sequence(
    () => Promise.resolve(),
    () => all([first(), second()]),
  )();
  outcomesOf(co);
  await new Promise(setImmediate);
  shared.then(() => log.push("last"));
  resolve(1);
  await new Promise(setImmediate);
  expect(log).toEqual(["first", "second", "last"]);
});

test("two chains that one promise resumes wait for the next in the same order", async () => {
  const log: string[] = [];
  const shared = Promise.resolve();
  for (const name of ["a", "b", "c"]) {
    const step = () => {
      log.push(name);
      return Promise.resolve();
    };
    outcomesOf(sequence(() => shared, step, step, step)());
  }
  await new Promise(setImmediate);
  expect(log.join("")).toBe("abcabcabc");
});

test("a coroutine destroyed while it waits for a promise lets it settle unheard", async () => {
  let resolve!: (value: number) => void;
  const promise = new Promise<number>((yes) => (resolve = yes));
  const seen: unknown[] = [];
  const co = sequence(
    () => Promise.resolve(),
    () => promise,
    () => seen.push("on"),
  )();
  co.run(() => {});
  await new Promise(setImmediate);
  co.destroy();
  resolve(1);
  await new Promise(setImmediate);
  expect([seen, co.status]).toEqual([[], "destroyed"]);
});
