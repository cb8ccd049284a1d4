/** Six awaits in a function of eight locals, of which only one changes. */
import { turn } from "./queue.js";

export { drain } from "./queue.js";

export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await wide(i, i + 1, i ^ 1, when))) & 0xffff;
  return total;
}

async function wide(a, b, c, when) {
  const d = a + b;
  const e = b ^ c;
  const f = a & 15;
  let total = 0;
  total += await step(a, when);
  total += await step(b, when);
  total += await step(c, when);
  total += await step(d, when);
  total += await step(e, when);
  total += await step(f, when);
  return total + a + b + c + d + e + f;
}

async function step(x, when) {
  if ((x | when) === -1) return await turn(x + 1);
  return x + 1;
}
