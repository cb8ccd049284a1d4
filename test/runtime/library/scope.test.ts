/** scope(): what is started in it is over when it is. */

import { type Coroutine, DestroyedError, RaisingCoroutine, type Scope, SuspendedError, scope } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, type Step, sequence } from "../bodies";
import { worker, workers } from "./worker";

/** A scope whose body is `sequence(...steps)`: the first step gets the scope. */
const scoped = (...steps: Step[]): RaisingCoroutine<any> => scope(sequence(...steps));

/** A scope whose body starts these, and waits for `gate`. */
const starting = (items: Coroutine<any>[], gate = new Gate()): RaisingCoroutine<any> =>
  scoped((scope: Scope) => void items.map((item) => scope.start(item)), gate.wait);

test("it is lazy, and gives the value of its body", () => {
  let isRun = false;
  const co = scoped(() => (isRun = true));
  expect([co instanceof RaisingCoroutine, co.status, isRun]).toEqual([true, "created", false]);
  expect(outcomesOf(co)).toEqual([true]);
});

test("start() starts a child at once, and gives its handle, which may be awaited", () => {
  const log: unknown[] = [];
  const { co, gate } = worker("a", log);
  const outcomes = outcomesOf(
    scoped(
      (scope: Scope) => {
        expect(scope.start(co)).toBe(co);
        log.push("started");
        return co;
      },
      (value) => `awaited ${value}`,
    ),
  );
  expect(log).toEqual(["a starts", "started"]);
  gate.resume("value");
  expect(outcomes).toEqual(["awaited value"]);
});

test("it completes when its body and all children have", () => {
  const [a, b] = workers([]);
  const outcomes = outcomesOf(
    scoped((scope: Scope) => {
      scope.start(a.co);
      scope.start(b.co);
      return "body";
    }),
  );
  b.gate.resume(1);
  expect(outcomes).toEqual([]);
  a.gate.resume(1);
  expect(outcomes).toEqual(["body"]);
});

test("children may start children, also when the body has ended", () => {
  const inner = worker("inner", []);
  const gate = new Gate();
  const outcomes = outcomesOf(
    scoped((scope: Scope) => {
      scope.start(sequence(gate.wait, () => void scope.start(inner.co))());
    }),
  );
  gate.resume(1);
  expect([outcomes, inner.co.status]).toEqual([[], "suspended"]);
  inner.gate.resume(1);
  expect(outcomes).toEqual([undefined]);
});

test("the first failure of a child destroys the other children and the body, and is raised", () => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  const body = protect({ body: new Gate().wait, cleanup: () => log.push("body ends") });
  const co = scoped((scope: Scope) => {
    for (const { co } of [a, b, c]) scope.start(co);
  }, body);
  const outcomes = outcomesOf(co);
  b.gate.resume.raise("error");
  expect(log.slice(3)).toEqual(["b ends", "c ends", "a ends", "body ends"]);
  expect(outcomes).toEqual(["error"]);
});

test("a failure of the body destroys the children, and is raised when they are over", () => {
  const log: unknown[] = [];
  const slow = new Gate();
  const { co } = worker("a", log, slow.wait);
  const outcomes = outcomesOf(scoped((scope: Scope) => void scope.start(co), raises("error")));
  expect([outcomes, co.status]).toEqual([[], "destroyed"]);
  slow.resume(1);
  expect([outcomes, log]).toEqual([["error"], ["a starts", "a ends"]]);
});

test("a child that fails at once gives its handle, and the body is destroyed where it waits next", () => {
  const log: unknown[] = [];
  const gate = new Gate();
  const start = (scope: Scope) => log.push(scope.start(raises("error")()).status);
  expect(outcomesOf(scoped(start, gate.wait))).toEqual(["error"]);
  expect([log, gate.dropped]).toEqual([["failed"], true]);
});

test("a body that catches the error of a child does not save the scope", () => {
  const { co, gate } = worker("a", []);
  const body = (scope: Scope) => protect({ body: () => scope.start(co), caught: () => "caught" })();
  const outcomes = outcomesOf(scoped(body));
  gate.resume.raise("error");
  expect(outcomes).toEqual(["error"]);
});

test("a child that the body or another child awaits goes down with the scope like any other", () => {
  const log: unknown[] = [];
  const [a, b, c] = workers(log);
  const body = (scope: Scope) => {
    for (const { co } of [a, b]) scope.start(co);
    scope.start(sequence(() => a.co)());
    scope.start(c.co);
    return b.co;
  };
  const outcomes = outcomesOf(scoped(body));
  c.gate.resume.raise("error");
  expect([a.co.status, b.co.status]).toEqual(["destroyed", "destroyed"]);
  expect(log.slice(3)).toEqual(["c ends", "a ends", "b ends"]);
  expect(outcomes).toEqual(["error"]);
});

test("a child that somebody destroys is over, and no failure; once it really is over", () => {
  const slow = new Gate();
  const { co } = worker("a", [], slow.wait);
  const outcomes = outcomesOf(
    scoped(
      (scope: Scope) => scope.start(co).destroy(),
      () => "value",
    ),
  );
  expect([co.status, outcomes]).toEqual(["destroyed", []]);
  slow.resume(1);
  expect(outcomes).toEqual(["value"]);
});

test("a child that waits for something destroyed has failed", () => {
  const other = sequence()();
  other.destroy();
  expect(outcomesOf(starting([sequence(() => other)()]))).toEqual([expect.any(DestroyedError)]);
});

test("inside call() a child runs to its end where it is started", () => {
  const log: unknown[] = [];
  const child = sequence(() => log.push("child"))();
  const co = scoped(
    (scope: Scope) => scope.start(child),
    () => log.push("body"),
  );
  expect(co.call()).toBe(2);
  expect(log).toEqual(["child", "body"]);
  const waits = scoped((scope: Scope) => void scope.start(new Gate().wait()));
  expect(() => waits.call()).toThrow(SuspendedError);
});
