/** A `try` in a `try`, left by `continue` in every other turn: each way out goes through both. */
export async function main(turns) {
  let total = 0;
  let over = 0;
  for (let i = 0; i < turns; i++) {
    try {
      try {
        const value = await next(i);
        if (value & 1) continue;
        total = (total + value) & 0xffff;
      } finally {
        over++;
      }
    } finally {
      over++;
    }
  }
  return total + over;
}

async function next(x) {
  return x + 1;
}
