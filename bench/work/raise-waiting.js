/** The same after a native promise: the error finds frames that wait, not calls. */
import { source } from "./outside/source.js";

const failure = new Error("failure");

export async function main(turns) {
  let caught = 0;
  for (let i = 0; i < turns; i++) {
    try {
      await link1(i);
    } catch (error) {
      if (error === failure) caught++;
    }
  }
  return caught;
}

// Repeated, each link calling the next:
async function link(x) {
  return (await nextLink(x)) + 1;
}
// The last:
async function lastLink(x) {
  await source(x);
  if (x >= 0) throw failure;
  return x;
}
