/** The same after a native promise: the error finds ten frames that wait, not ten calls. */
import { source } from "./outside/source.js";

const failure = new Error("failure");

export async function main(turns) {
  let caught = 0;
  for (let i = 0; i < turns; i++) {
    try {
      await down(10, i);
    } catch {
      caught++;
    }
  }
  return caught;
}

async function down(depth, x) {
  if (depth > 1) return (await down(depth - 1, x)) + 1;
  await source(x);
  throw failure;
}
