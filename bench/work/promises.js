/** Awaits of native promises, directly and from three calls deep. */
import { source } from "./outside/source.js";

export async function depth1(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await source(i))) & 0xffff;
  return total;
}

export async function depth3(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await outer(i))) & 0xffff;
  return total;
}

async function outer(x) {
  return (await inner(x)) + 1;
}

async function inner(x) {
  return (await source(x)) + 1;
}
