/** Callees that came as an argument, two of them by turns. */
export async function main(turns) {
  return (await sum(turns, [next, twice])) + 1;
}

async function sum(turns, steps) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const step = steps[i & 1];
    total = (total + (await step(i))) & 0xffff;
  }
  return total;
}

async function next(x) {
  return x + 1;
}

async function twice(x) {
  return x + x;
}
