/** A recursion that branches: 1,973 awaits in a turn. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await fibonacci(15))) & 0xffff;
  return total;
}

async function fibonacci(n) {
  if (n < 2) return n;
  return (await fibonacci(n - 1)) + (await fibonacci(n - 2));
}
