/** Ten calls deep: what one level costs, nine times over. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await first(i))) & 0xffff;
  return total;
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
  return x ^ 1;
}
