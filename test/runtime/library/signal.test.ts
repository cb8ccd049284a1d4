/** signal(): the running coroutine as an AbortSignal. */

import { all, CoroutineError, DestroyedError, isCoroutine, NoCoroutineError, signal } from "coroutine-runtime";
import { Gate, outcomesOf, protect, sequence, thrownBy } from "../bodies";
import { worker } from "./worker";

/** A coroutine that asks for its signal, and waits. */
function asking(signals: AbortSignal[], log: unknown[] = []) {
  const body = sequence(() => {
    signals.push(signal());
    signals.at(-1)!.addEventListener("abort", () => log.push("aborted"));
  }, new Gate().wait);
  return protect({ body, cleanup: () => log.push("finally") })();
}

test("it aborts when the coroutine is destroyed, before the finally blocks run", () => {
  const [signals, log]: [AbortSignal[], unknown[]] = [[], []];
  const co = asking(signals, log);
  outcomesOf(co);
  expect(signals[0]).toBeInstanceOf(AbortSignal);
  expect(signals[0]!.aborted).toBe(false);
  co.destroy();
  expect(log).toEqual(["aborted", "finally"]);
  expect(signals[0]!.reason).toBeInstanceOf(DestroyedError);
});

test("it does not when the coroutine completes, or fails", () => {
  const signals: AbortSignal[] = [];
  const [one, two] = [new Gate(), new Gate()];
  const ask = () => void signals.push(signal());
  const cos = [sequence(ask, one.wait)(), sequence(ask, two.wait)()];
  for (const co of cos) outcomesOf(co);
  one.resume(1);
  two.resume.raise("error");
  for (const co of cos) co.destroy();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
});

test("a coroutine has one signal, before and after it has waited", () => {
  const gate = new Gate();
  const outcomes = outcomesOf(sequence(signal, (first) => sequence(gate.wait, () => [first, signal()])())());
  gate.resume(1);
  const signals: AbortSignal[] = [];
  outcomesOf(
    sequence(
      () => void signals.push(signal(), signal()),
      gate.wait,
      () => void signals.push(signal()),
    )(),
  );
  gate.resume(1);
  expect(new Set(signals).size).toBe(1);
  const [[outer, inner]] = outcomes as [[AbortSignal, AbortSignal]];
  expect(outer).not.toBe(inner);
});

test("a function that is called without a handle shares that of its caller", () => {
  const signals: AbortSignal[] = [];
  const inner = sequence(() => void signals.push(signal()));
  outcomesOf(sequence(inner, () => void signals.push(signal()))());
  expect(signals[0]).toBe(signals[1]);
});

test("those of handles that go down together abort together, innermost first", () => {
  const log: unknown[] = [];
  const ask = (name: string) => () => signal().addEventListener("abort", () => log.push(name));
  const inner = protect({ body: sequence(ask("inner"), new Gate().wait), cleanup: () => log.push("finally") })();
  const outer = sequence(ask("outer"), () => inner)();
  outcomesOf(outer);
  outer.destroy();
  expect(log).toEqual(["inner", "outer", "finally"]);
});

test("those of others do not", () => {
  const signals: AbortSignal[] = [];
  const [a, b] = [asking(signals), asking(signals)];
  outcomesOf(a);
  outcomesOf(b);
  a.destroy();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test("those of the items of a group that has failed abort", () => {
  const [signals, log]: [AbortSignal[], unknown[]] = [[], []];
  const { co, gate } = worker("a", log);
  outcomesOf(all([asking(signals, log), co]));
  gate.resume.raise("error");
  expect(log).toEqual(["a starts", "a ends", "aborted", "finally"]);
});

test("asked for in a finally block of a destroyed coroutine, it has aborted already", () => {
  const signals: AbortSignal[] = [];
  const slow = new Gate();
  const cleanup = sequence(
    () => void signals.push(signal()),
    slow.wait,
    () => void signals.push(signal()),
  );
  const co = protect({ body: new Gate().wait, cleanup })();
  outcomesOf(co);
  co.destroy();
  slow.resume(1);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  expect(signals[0]).toBe(signals[1]);
});

test("a listener that resumes what was destroyed does nothing", () => {
  const gate = new Gate();
  const log: unknown[] = [];
  const ask = () => signal().addEventListener("abort", () => gate.resume("value"));
  const co = protect({
    body: sequence(ask, gate.wait, () => log.push("resumed")),
    cleanup: () => log.push("finally"),
  })();
  outcomesOf(co);
  co.destroy();
  expect(log).toEqual(["finally"]);
});

test("outside of any coroutine there is none", () => {
  const error = thrownBy(signal);
  expect(error).toBeInstanceOf(NoCoroutineError);
  expect(error).toBeInstanceOf(CoroutineError);
  expect(error).toMatchObject({ code: "ERR_NO_COROUTINE" });
});

test("nor in a callback that a coroutine calls when it has completed, or that comes later", async () => {
  const errors: unknown[] = [];
  const co = sequence(() => setImmediate(() => errors.push(thrownBy(signal))))();
  co.run(() => errors.push(thrownBy(signal)));
  await new Promise(setImmediate);
  expect(errors).toEqual([expect.any(NoCoroutineError), expect.any(NoCoroutineError)]);
});

test("inside call() there is one, which never aborts", () => {
  expect(sequence(signal)().call()).toMatchObject({ aborted: false });
});

test("handles that do not ask have nothing of it", () => {
  const handleOf = (co: object) => Reflect.get(co, Symbol.for("coroutine-runtime.handle.v2")) as object;
  const [with_, without] = [asking([]), sequence(new Gate().wait)()];
  outcomesOf(with_);
  outcomesOf(without);
  expect(isCoroutine(without)).toBe(true);
  expect(Object.keys(handleOf(with_))).toContain("controller");
  expect(Object.keys(handleOf(without))).not.toContain("controller");
});

test("who destroys, when it aborts, what the coroutine waits for, does not unwind it twice", () => {
  const log: string[] = [];
  const awaited = protect({ body: new Gate().wait, cleanup: () => log.push("awaited") })();
  outcomesOf(awaited);
  const ask = () => signal().addEventListener("abort", () => awaited.destroy());
  const co = protect({ body: sequence(ask, () => awaited), cleanup: () => log.push("finally") })();
  const outcomes = outcomesOf(co);
  expect(() => co.destroy()).not.toThrow();
  expect(log).toEqual(["awaited", "finally"]);
  expect(outcomes).toEqual([expect.any(DestroyedError)]);
});
