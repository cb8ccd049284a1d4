/** Activations that wait until they are forgotten, each with three live locals. */
import { suspend } from "coroutine-runtime";

let waiting = [];

export async function hold(depth, first, second, third) {
  if (depth > 1) await hold(depth - 1, first, second, third);
  else await suspend(keep);
  return [first, second, third];
}

function keep(resume) {
  waiting.push(resume);
}

export function release() {
  waiting = [];
}
