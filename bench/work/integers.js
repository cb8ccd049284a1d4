/** One call deep: small integers. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await next(i))) & 0xffff;
  return total;
}

async function next(x) {
  return x + 1;
}
