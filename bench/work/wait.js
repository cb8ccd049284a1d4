/**
 * A loop that waits in one of so many turns: in the innermost of `depth` activations, those above waiting
 * for good (`below`), or in the outermost, which calls down to where it waits (`above`).
 */
import { suspend } from "coroutine-runtime";
import { enqueue } from "./outside/queue.js";

export { drain, release } from "./outside/queue.js";

export async function below(depth, turns, apart) {
  if (depth > 1) return (await below(depth - 1, turns, apart)) + 1;
  let total = 0;
  for (let i = 0; i < turns; i++) {
    if (i % apart === 0) total = (total + (await suspend(enqueue))) & 0xffff;
    else total = (total + (await next(i))) & 0xffff;
  }
  return total;
}

export async function above(depth, turns, apart) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await down(depth - 1, i, apart))) & 0xffff;
  return total;
}

async function down(depth, i, apart) {
  if (depth > 1) return (await down(depth - 1, i, apart)) + 1;
  if (i % apart === 0) return (await suspend(enqueue)) + 1;
  return (await next(i)) + 1;
}

async function next(x) {
  return x + 1;
}
