/** Waits for a native promise. */

import { react } from "./intrinsics.js";
import { Leaf } from "./leaf.js";
import { RAISED, resumeLeaf, VALUE } from "./resume.js";

export class PromiseLeaf extends Leaf {
  constructor(promise: PromiseLike<unknown>) {
    super();
    void react(
      promise,
      (value) => resumeLeaf(this, VALUE, value),
      (error) => resumeLeaf(this, RAISED, error),
    );
  }
}
