/** Activations that wait for good, each with three live locals. */
import { suspend } from "coroutine-runtime";

export async function hold(depth, first, second, third) {
  if (depth > 1) await hold(depth - 1, first, second, third);
  else await suspend(never);
  return [first, second, third];
}

function never() {}
