/** Doubles carried around a loop, where an engine would rather not box them. */
export async function main(turns) {
  let total = 0.5;
  for (let i = 0; i < turns; i++) total = total * 0.75 + (await half(i));
  return total;
}

async function half(x) {
  return x * 0.5;
}
