/** Awaits of what is no promise at all. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await next(i))) & 0xffff;
  return total;
}

function next(x) {
  return x + 1;
}
