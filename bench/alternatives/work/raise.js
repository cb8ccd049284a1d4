/** An error that is raised eight calls below, and caught. */
import { fail } from "./queue.js";

export { drain } from "./queue.js";

const failure = { code: 7 };

export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    try {
      total += await down(8, i, when);
    } catch (error) {
      total = (total + error.code) & 0xffff;
    }
  }
  return total;
}

async function down(calls, x, when) {
  if (calls > 0) return (await down(calls - 1, x, when)) + 1;
  if ((x | when) === -1) return await fail(failure);
  throw failure;
}
