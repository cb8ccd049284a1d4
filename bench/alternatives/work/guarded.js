/** An await inside `try`, `catch` and `finally`, with nothing to catch. */
import { turn } from "./queue.js";

export { drain } from "./queue.js";

let closed = 0;

export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    try {
      total = (total + (await step(i, when))) & 0xffff;
    } catch (error) {
      total = error.code;
    } finally {
      closed++;
    }
  }
  return total;
}

async function step(x, when) {
  if ((x | when) === -1) return await turn(x + 1);
  return x + 1;
}

/** How often it has left the block; one that is destroyed leaves it, too. */
export function closings() {
  return closed;
}
