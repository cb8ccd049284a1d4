/** What finally blocks throw while a coroutine is destroyed. */

import { suspend } from "coroutine-runtime";
import { Gate, outcomesOf, protect, sequence, thrownBy } from "./bodies";

const failing = (error: unknown) => () => {
  throw error;
};

test("one error is thrown at the end, and never stops outer frames from unwinding", () => {
  const log: string[] = [];
  const error = new Error("mine");
  const inner = protect({ body: new Gate().wait, cleanup: failing(error) });
  const co = protect({ body: inner, cleanup: () => log.push("outer") })();
  outcomesOf(co);
  expect(thrownBy(() => co.destroy())).toBe(error);
  expect(log).toEqual(["outer"]);
  expect(co.status).toBe("destroyed");
});

test("several errors are one AggregateError, in the order they arose", () => {
  const inner = protect({ body: new Gate().wait, cleanup: failing("first") });
  const co = protect({ body: inner, cleanup: failing("second") })();
  outcomesOf(co);
  const error = thrownBy(() => co.destroy()) as AggregateError;
  expect(error).toBeInstanceOf(AggregateError);
  expect(error.errors).toEqual(["first", "second"]);
});

test("an error in the leaf's cleanup is one of them", () => {
  const leaf = () => suspend(() => failing("leaf"));
  const co = protect({ body: leaf, cleanup: failing("finally") })();
  outcomesOf(co);
  expect((thrownBy(() => co.destroy()) as AggregateError).errors).toEqual(["leaf", "finally"]);
});

test("no catch clause of an outer frame sees them", () => {
  const log: string[] = [];
  const inner = protect({ body: new Gate().wait, cleanup: failing("error") });
  const co = protect({ body: inner, caught: () => log.push("caught") })();
  outcomesOf(co);
  expect(thrownBy(() => co.destroy())).toBe("error");
  expect(log).toEqual([]);
});

test("errors of handles that go down with the chain are among them", () => {
  const inner = protect({ body: new Gate().wait, cleanup: failing("inner") })();
  const outer = protect({ body: () => inner, cleanup: failing("outer") })();
  outcomesOf(outer);
  expect((thrownBy(() => outer.destroy()) as AggregateError).errors).toEqual(["inner", "outer"]);
});

test("an error raised by an await in a finally block is one of them", async () => {
  const co = protect({ body: new Gate().wait, cleanup: () => Promise.reject("later") })();
  outcomesOf(co);
  await expect(co[Symbol.asyncDispose]()).rejects.toBe("later");
});

test("whoever disposes of it again is not told them again", async () => {
  const gate = new Gate();
  const co = protect({ body: new Gate().wait, cleanup: gate.wait })();
  outcomesOf(co);
  const [first, second] = [co[Symbol.asyncDispose](), co[Symbol.asyncDispose]()];
  gate.resume.raise("error");
  await expect(first).rejects.toBe("error");
  await expect(second).resolves.toBeUndefined();
});

test("an undefined that was thrown is an error too", () => {
  const co = protect({ body: new Gate().wait, cleanup: failing(undefined) })();
  outcomesOf(co);
  let thrown = false;
  try {
    co.destroy();
  } catch (error) {
    thrown = error === undefined;
  }
  expect(thrown).toBe(true);
});

test("an error caught inside the finally block is none", () => {
  const cleanup = protect({ body: failing("error"), caught: () => "fine" });
  const co = protect({ body: sequence(new Gate().wait), cleanup })();
  outcomesOf(co);
  expect(() => co.destroy()).not.toThrow();
});
