/** A stack overflow in ordinary code is that code's error: the runtime stays whole. */

import { type Coroutine, isSync } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence } from "./bodies";

/** Ordinary recursion to the end of the native stack, with a coroutine run at every depth on the way back. */
function dive(): void {
  try {
    dive();
  } catch {}
  try {
    protect({ body: raises("error"), caught: () => 1 })().call();
  } catch {}
}

test("coroutines go on working after the stack has overflowed in the middle of the runtime", () => {
  for (let i = 0; i < 10; i++) dive();
  expect(isSync()).toBe(false);
  const gate = new Gate();
  const outcomes = outcomesOf(sequence(gate.wait, (n) => n + 1)());
  gate.resume(1);
  expect(outcomes).toEqual([2]);
});

test("an overflow inside a body is raised there", () => {
  const overflow = (): unknown => overflow();
  const co = protect({ body: () => overflow(), caught: (error) => error })();
  expect(co.call()).toBeInstanceOf(RangeError);
});

/** Calls `act` where so many calls fit on the native stack, not counting those that it makes itself. */
function callAt(room: number, act: () => void): void {
  let left = room;
  function descend(): void {
    try {
      descend();
    } catch {}
    if (left-- !== 0) return;
    try {
      act();
    } catch {}
  }
  descend();
}

/** Coroutines, and what is done to them where the native stack ends. */
const done: Record<string, () => { cos: Coroutine<any>[]; act: () => void }> = {
  run() {
    const co = sequence(new Gate().wait)();
    return { cos: [co], act: () => co.run(() => {}) };
  },
  call() {
    const inner = sequence(() => 1)();
    const co = sequence(() => inner)();
    return { cos: [inner, co], act: () => co.call() };
  },
};

test.each(Object.keys(done))(
  "%s: none is left running where the native stack ends, and each can be ended",
  async (what) => {
    for (let warm = 0; warm < 3; warm++) done[what]!().act();
    for (let room = 0; room < 80; room++) {
      const { cos, act } = done[what]!();
      callAt(room, act);
      expect(cos.map(({ status }) => status)).not.toContain("running");
      await null;
      for (const co of cos.reverse()) await co[Symbol.asyncDispose]().catch(() => {});
      expect(isSync()).toBe(false);
      expect(sequence(() => 1)().call()).toBe(1);
    }
  },
);

test("a coroutine that could not be called there can be started later, and may wait then", async () => {
  for (let room = 0; room < 80; room++) {
    const co = sequence(() => Promise.resolve(1))();
    callAt(room, () => co.call());
    if (co.status === "created") expect(await co).toBe(1);
  }
});
