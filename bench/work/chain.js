/** Calls of small integers, as many deep as there are links. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await link1(i))) & 0xffff;
  return total;
}

// Repeated, each link calling the next:
async function link(x) {
  return (await nextLink(x)) + 1;
}
// The last:
async function lastLink(x) {
  return x ^ 1;
}
