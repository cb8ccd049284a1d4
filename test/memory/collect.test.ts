/** What the other tests here ask with: after `collect` nothing is kept by the engine's own work. None of it is ours. */

import { collect } from "../support/memory";

const ROUNDS = 20;

const callWith = (object: object) => (f: (object: object) => void) => f(object);

/** A copy of a function that was called just as often as makes an engine optimise it, and has an object that nobody needs. */
function optimised(round: number): WeakRef<object> {
  const copy = new Function(`return ${callWith}; // ${round}`)() as typeof callWith;
  const object = { round };
  for (let call = 0; call < 400; call++) copy(object)(() => {});
  const last = copy(object);
  for (let call = 0; call < 300; call++) last(() => {});
  return new WeakRef(object);
}

test("what is in a function that the engine is optimising is collected, the first time", async () => {
  let kept = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const object = optimised(round);
    await collect(1);
    if (object.deref() !== undefined) kept++;
  }
  expect(kept).toBe(0);
});
