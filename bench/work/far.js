/** A recursion far deeper than the native stack, and a loop of very many awaits that never wait. */
export async function recursion(depth) {
  if (depth === 0) return 0;
  return (await recursion(depth - 1)) + 1;
}

export async function loop(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await next(i))) & 0xffff;
  return total;
}

async function next(x) {
  return x + 1;
}
