/** scope(): how it is over, and what it cannot start or unwind. */

import { type Coroutine, type RaisingCoroutine, type Scope, ScopeOverError, scope } from "coroutine-runtime";
import { Gate, outcomesOf, raises, type Step, sequence, thrownBy } from "../bodies";
import { worker } from "./worker";

/** A scope whose body is `sequence(...steps)`: the first step gets the scope. */
const scoped = (...steps: Step[]): RaisingCoroutine<any> => scope(sequence(...steps));

/** A scope whose body starts these, and waits for `gate`. */
const starting = (items: Coroutine<any>[], gate = new Gate()): RaisingCoroutine<any> =>
  scoped((scope: Scope) => void items.map((item) => scope.start(item)), gate.wait);

test("destroying the scope destroys everything, and waits for it", async () => {
  const log: unknown[] = [];
  const slow = new Gate();
  const [a, b] = [worker("a", log, slow.wait), worker("b", log)];
  const co = starting([a.co, b.co]);
  outcomesOf(co);
  const disposed = co[Symbol.asyncDispose]().then(() => log.push("disposed"));
  await null;
  expect(log.slice(2)).toEqual(["b ends"]);
  slow.resume(1);
  await disposed;
  expect(log.slice(2)).toEqual(["b ends", "a ends", "disposed"]);
});

test("starting in a scope that is over throws, and the coroutine stays as it is", () => {
  let kept!: Scope;
  const { co } = worker("a", []);
  outcomesOf(scoped((scope: Scope) => void (kept = scope)));
  expect(thrownBy(() => kept.start(co))).toMatchObject({ code: "ERR_SCOPE_OVER" });
  expect(co.status).toBe("created");
});

test("so does starting when it has failed, or was destroyed, and is not over yet", () => {
  const slow = new Gate();
  let kept!: Scope;
  const body = (scope: Scope) => {
    kept = scope;
    scope.start(worker("a", [], slow.wait).co);
  };
  outcomesOf(scoped(body, raises("error")));
  expect(() => kept.start(sequence()())).toThrow(ScopeOverError);
  const co = scoped(body, new Gate().wait);
  outcomesOf(co);
  co.destroy();
  expect(() => kept.start(sequence()())).toThrow(ScopeOverError);
});

test("or when only its children are not over", () => {
  let kept!: Scope;
  const { co } = worker("a", [], new Gate().wait);
  const body = (scope: Scope) => void (kept = scope).start(co);
  const whole = scoped(body);
  outcomesOf(whole);
  whole.destroy();
  expect(() => kept.start(sequence()())).toThrow(ScopeOverError);
});

test("a child that has completed, or is under way, may be started: it is only waited for", () => {
  const done = sequence(() => 1)();
  const { co, gate } = worker("a", []);
  outcomesOf(done);
  const outcomes = outcomesOf(co);
  expect(outcomesOf(starting([done, co]))).toEqual([]);
  const scope = starting([co]);
  outcomesOf(scope);
  scope.destroy();
  gate.resume("value");
  expect(outcomes).toEqual(["value"]);
});

test("a thenable is a child too", async () => {
  const child = Promise.resolve("value");
  expect(await scoped((scope: Scope) => scope.start(child))).toBe("value");
  await expect(scoped((scope: Scope) => void scope.start(Promise.reject("no"))).promise()).rejects.toBe("no");
});

test("the body may be a native async function, which cannot be unwound", async () => {
  const log: unknown[] = [];
  expect(await scope(async (scope) => [await scope.start(sequence(() => 1)()), 2])).toEqual([1, 2]);
  const gate = new Gate();
  const outcomes = outcomesOf(
    scope(async (scope) => {
      scope.start(gate.wait());
      await new Promise(setImmediate);
      log.push("goes on");
      expect(() => scope.start(sequence()())).toThrow(ScopeOverError);
    }),
  );
  gate.resume.raise("error");
  expect(outcomes).toEqual(["error"]);
  await new Promise(setImmediate);
  expect(log).toEqual(["goes on"]);
});

test("what its body throws before it returns anything is raised", () => {
  const co = scope(() => {
    throw "error";
  });
  expect(outcomesOf(co)).toEqual(["error"]);
});

test("waiting for the scope in one of its children is an error there, in the turn in which the scope starts", () => {
  const co: Coroutine<any> = scoped((scope: Scope) => scope.start(sequence(() => co)()));
  expect(outcomesOf(co)).toEqual([expect.objectContaining({ code: "ERR_DEADLOCK" })]);
});
