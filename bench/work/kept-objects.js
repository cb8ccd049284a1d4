/** Objects that the callee only hands on: nobody but the running program knows that they are no promises. */
const points = [
  { x: 1, y: 2 },
  { x: 3, y: 4 },
  { x: 5, y: 6 },
  { x: 7, y: 8 },
];

export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const point = await pointOf(i);
    total = (total + point.x + point.y) & 0xffff;
  }
  return total;
}

async function pointOf(i) {
  return points[i & 3];
}
