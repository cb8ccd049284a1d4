/** A stack overflow in ordinary code is that code's error: the runtime stays whole. */

import { isSync } from "coroutine-runtime";
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
