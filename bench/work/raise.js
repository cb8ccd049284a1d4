/** An error through functions that do not handle it. The error itself is made once: making one costs far more. */
const failure = new Error("failure");

export async function main(turns) {
  let caught = 0;
  for (let i = 0; i < turns; i++) {
    try {
      await link1(i);
    } catch (error) {
      if (error === failure) caught++;
    }
  }
  return caught;
}

// Repeated, each link calling the next:
async function link(x) {
  return (await nextLink(x)) + 1;
}
// The last:
async function lastLink(x) {
  if (x >= 0) throw failure;
  return x;
}
