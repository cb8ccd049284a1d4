/** Waits for a native promise. */

import { Leaf } from "./leaf.js";
import { RAISED, resumeLeaf, VALUE } from "./resume.js";

const then = Promise.prototype.then;

/**
 * `then` is called as the engine's `await` does it: the intrinsic, whatever `Promise.prototype`
 * has become since. The engine also carries the async context to the two reactions.
 */
export class PromiseLeaf extends Leaf {
  constructor(promise: PromiseLike<unknown>) {
    super();
    Reflect.apply(then, promise, [
      (value: unknown) => resumeLeaf(this, VALUE, value),
      (error: unknown) => resumeLeaf(this, RAISED, error),
    ]);
  }
}
