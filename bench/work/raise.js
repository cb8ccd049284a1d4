/** An error through ten functions that do not handle it. The error itself is made once: making one costs far more. */
const failure = new Error("failure");

export async function main(turns) {
  let caught = 0;
  for (let i = 0; i < turns; i++) {
    try {
      await first(i);
    } catch {
      caught++;
    }
  }
  return caught;
}

async function first(x) {
  return (await second(x)) + 1;
}

async function second(x) {
  return (await third(x)) + 1;
}

async function third(x) {
  return (await fourth(x)) + 1;
}

async function fourth(x) {
  return (await fifth(x)) + 1;
}

async function fifth(x) {
  return (await sixth(x)) + 1;
}

async function sixth(x) {
  return (await seventh(x)) + 1;
}

async function seventh(x) {
  return (await eighth(x)) + 1;
}

async function eighth(x) {
  return (await ninth(x)) + 1;
}

async function ninth(x) {
  return (await tenth(x)) + 1;
}

async function tenth(x) {
  if (x >= 0) throw failure;
  return x;
}
