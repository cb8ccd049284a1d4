/** What a call returns, made and not used, or made first and awaited later. */
export async function drop(turns) {
  let made = null;
  for (let i = 0; i < turns; i++) made = next(i);
  return made === null ? 0 : turns;
}

export async function later(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const made = next(i);
    total = (total + (await made)) & 0xffff;
  }
  return total;
}

async function next(x) {
  return x + 1;
}
