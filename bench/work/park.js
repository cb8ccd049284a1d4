/** Suspends once per turn, with `depth - 1` activations waiting above. */
import { suspend } from "coroutine-runtime";
import { enqueue } from "./outside/queue.js";

export async function park(depth, turns) {
  if (depth > 1) return (await park(depth - 1, turns)) + 1;
  let total = 0;
  for (let i = 0; i < turns; i++) total += await suspend(enqueue);
  return total;
}
