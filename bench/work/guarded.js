/** An await inside `try`, `catch` and `finally`, with nothing to catch. */
export async function main(turns) {
  let total = 0;
  let over = 0;
  for (let i = 0; i < turns; i++) {
    try {
      total = (total + (await next(i))) & 0xffff;
    } catch (error) {
      total = error.code;
    } finally {
      over++;
    }
  }
  return total + over;
}

async function next(x) {
  return x + 1;
}
