/** A closure made in each turn, and called in it. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const add = async (x) => x + i;
    total = (total + (await add(1))) & 0xffff;
  }
  return total;
}
