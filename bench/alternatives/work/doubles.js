/** The same loop, of doubles. */
import { turn } from "./queue.js";

export { drain } from "./queue.js";

export async function main(turns, when) {
  let total = 0.5;
  for (let i = 0; i < turns; i++) total = total * 0.75 + (await half(i, when));
  return total;
}

async function half(x, when) {
  if ((x | when) === -1) return await turn(x * 0.5);
  return x * 0.5;
}
