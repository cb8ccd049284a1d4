/** Recursion to a depth, and a loop of awaits that never wait. */
export async function main(depth) {
  return await down(depth);
}

async function down(depth) {
  if (depth === 0) return 0;
  return (await down(depth - 1)) + 1;
}

export async function again(turns, depth) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await down(depth))) & 0xffff;
  return total;
}

export async function loop(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await next(i))) & 0xffff;
  return total;
}

async function next(x) {
  return x + 1;
}
