/** The same through functions that catch it, and throw it again. */
const failure = new Error("failure");

let seen = 0;

export async function main(turns) {
  let caught = 0;
  seen = 0;
  for (let i = 0; i < turns; i++) {
    try {
      await link1(i);
    } catch (error) {
      if (error === failure) caught++;
    }
  }
  return caught + seen;
}

// Repeated, each link calling the next:
async function link(x) {
  try {
    return (await nextLink(x)) + 1;
  } catch (error) {
    seen++;
    throw error;
  }
}
// The last:
async function lastLink(x) {
  if (x >= 0) throw failure;
  return x;
}
