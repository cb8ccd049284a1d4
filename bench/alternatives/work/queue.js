/**
 * A run queue with the cheapest leaf there can be: no callback, and no async context, which on some hosts
 * takes longer than everything that is compared.
 */
import { begin, Coroutine, compiled, Leaf, resumeLeaf, suspendAt } from "coroutine-runtime";

let waiting = [];

class Turn extends Leaf {
  constructor(mode, outcome) {
    super();
    this.mode = mode;
    this.outcome = outcome;
  }
}

function leafOf(mode) {
  const start = (_depth, _self, outcome) => {
    const leaf = new Turn(mode, outcome);
    waiting.push(leaf);
    return suspendAt(leaf);
  };
  return compiled((outcome) => new Coroutine(begin(start, [outcome])), start);
}

/** Waits for its turn, and completes with what it was given. */
export const turn = leafOf(0);

/** The same, raising it. */
export const fail = leafOf(1);

/** Resumes in order, until nobody waits any more, or so often that somebody would for ever. */
export function drain(most) {
  for (let times = 0; waiting.length > 0; times++) {
    if (times > most) throw new Error("Somebody waits for ever.");
    const due = waiting;
    waiting = [];
    for (const leaf of due) resumeLeaf(leaf, leaf.mode, leaf.outcome);
  }
}

/** Forgets everybody. */
export function release() {
  waiting = [];
}
