/** A loop with an await, of integers. Waits every time when `when` is -1, one in eight times for -8, never for 0. */
import { turn } from "./queue.js";

export { drain } from "./queue.js";

export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await step(i, when))) & 0xffff;
  return total;
}

async function step(x, when) {
  if ((x | when) === -1) return await turn(x + 1);
  return x + 1;
}
