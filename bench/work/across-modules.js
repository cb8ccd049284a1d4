/** A callee imported from another file. */
import { step } from "./steps.js";

export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await step(i))) & 0xffff;
  return total;
}
