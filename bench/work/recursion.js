/** A recursion that branches. */
export async function main(turns) {
  let total = 0;
  for (let done = 0; done < turns; done += 1973) total += await fibonacci(15);
  return total;
}

async function fibonacci(n) {
  if (n < 2) return n;
  return (await fibonacci(n - 1)) + (await fibonacci(n - 2));
}
