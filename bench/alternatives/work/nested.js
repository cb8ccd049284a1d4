/** A loop in a loop. */
import { turn } from "./queue.js";

export { drain } from "./queue.js";

export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i += 10) {
    for (let j = 0; j < 10; j++) total = (total + (await step(i + j, when))) & 0xffff;
  }
  return total;
}

async function step(x, when) {
  if ((x | when) === -1) return await turn(x + 1);
  return x + 1;
}
