/** Suspends once per turn of the queue, for good, with `depth - 1` activations waiting above. */
import { suspend } from "coroutine-runtime";
import { enqueue } from "./outside/queue.js";

export { drain } from "./outside/queue.js";

export async function park(depth) {
  if (depth > 1) return (await park(depth - 1)) + 1;
  for (let total = 0; ; ) total = (total + (await suspend(enqueue))) & 0xffff;
}
