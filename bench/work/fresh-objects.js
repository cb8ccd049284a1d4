/** A new object from every call. */
export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const point = await pointAt(i);
    total = (total + point.x + point.y) & 0xffff;
  }
  return total;
}

async function pointAt(x) {
  return { x, y: x + 1 };
}
