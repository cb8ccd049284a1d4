/** Three callees in a turn, for us one of each kind. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    total = (total + (await one(i))) & 0xffff;
    total = (total + (await two(i))) & 0xffff;
    total = (total + (await three(i))) & 0xffff;
  }
  return total;
}

async function one(x) {
  "use coroutine";
  return x + 1;
}

async function two(x) {
  "use coroutine raising";
  return x + 2;
}

async function three(x) {
  "use coroutine promise";
  return x + 3;
}
