/** Whatever has lost, or has ended, is not kept alive by what goes on. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { race, type Scope, scope, signal, withSignal } from "coroutine-runtime";
import { Gate, outcomesOf, protect, sequence } from "../bodies";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

/** Which of these are still there, once everything that can be collected is. */
async function kept(refs: WeakRef<object>[]): Promise<boolean[]> {
  for (let i = 0; i < 3; i++) {
    await new Promise(setImmediate);
    gc();
  }
  return refs.map((ref) => ref.deref() !== undefined);
}

const HANDLE = Symbol.for("coroutine-runtime.handle.v2");

/** A coroutine that waits, and whose frame holds on to something. */
function holding(refs: WeakRef<object>[]) {
  const held = {};
  refs.push(new WeakRef(held));
  const gate = new Gate();
  const co = protect({ body: gate.wait, cleanup: () => held })();
  refs.push(new WeakRef(Reflect.get(co, HANDLE)));
  return { co, gate };
}

test("the losers of a race are collected, while its handle and what they raced with live on", async () => {
  const refs: WeakRef<object>[] = [];
  const promise = new Promise(() => {});
  const shared = sequence(new Gate().wait)();
  outcomesOf(shared);
  const co = race([holding(refs).co, holding(refs).co, promise, shared, "value"]);
  expect(outcomesOf(co)).toEqual(["value"]);
  expect(await kept(refs)).toEqual([false, false, false, false]);
  expect([co.status, shared.status, promise]).toBeTruthy();
});

test("this test sees what is kept: a race that goes on keeps what races", async () => {
  const refs: WeakRef<object>[] = [];
  const co = race([holding(refs).co]);
  outcomesOf(co);
  expect(await kept(refs)).toEqual([true, true]);
  expect(co.status).toBe("suspended");
});

test("a scope that goes on does not keep the children that have ended", async () => {
  const refs: WeakRef<object>[] = [];
  let open!: Scope;
  const co = scope(sequence((scope: Scope) => void (open = scope), new Gate().wait));
  outcomesOf(co);
  const start = () => {
    const { co, gate } = holding(refs);
    open.start(co);
    gate.resume(1);
  };
  for (let i = 0; i < 3; i++) start();
  expect(await kept(refs)).toEqual(new Array(6).fill(false));
  expect(co.status).toBe("suspended");
});

test("a signal keeps nothing of what has ended", async () => {
  const refs: WeakRef<object>[] = [];
  const controller = new AbortController();
  const start = () => {
    const { co, gate } = holding(refs);
    outcomesOf(withSignal(co, controller.signal));
    gate.resume(1);
    outcomesOf(sequence(() => void refs.push(new WeakRef(signal())))());
  };
  start();
  expect(await kept(refs)).toEqual([false, false, false]);
  controller.abort();
});
