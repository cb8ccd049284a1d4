/** A chain of three between the loop and what waits. */
import { turn } from "./queue.js";

export { drain } from "./queue.js";

export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await first(i, when))) & 0xffff;
  return total;
}

async function first(x, when) {
  return (await second(x, when)) + 1;
}

async function second(x, when) {
  return (await third(x, when)) + x;
}

async function third(x, when) {
  return (await step(x, when)) ^ 1;
}

async function step(x, when) {
  if ((x | when) === -1) return await turn(x + 1);
  return x + 1;
}
