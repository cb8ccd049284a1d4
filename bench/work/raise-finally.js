/** The same through functions that have something to do on the way out. */
const failure = new Error("failure");

let left = 0;

export async function main(turns) {
  let caught = 0;
  left = 0;
  for (let i = 0; i < turns; i++) {
    try {
      await link1(i);
    } catch (error) {
      if (error === failure) caught++;
    }
  }
  return caught + left;
}

// Repeated, each link calling the next:
async function link(x) {
  try {
    return (await nextLink(x)) + 1;
  } finally {
    left++;
  }
}
// The last:
async function lastLink(x) {
  if (x >= 0) throw failure;
  return x;
}
