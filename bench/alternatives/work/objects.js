/** The same loop, of objects that are handed on. */
import { turn } from "./queue.js";

export { drain } from "./queue.js";

const points = [
  { x: 1, y: 2 },
  { x: 3, y: 4 },
  { x: 5, y: 6 },
  { x: 7, y: 8 },
];

export async function main(turns, when) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const point = await pointOf(i, when);
    total = (total + point.x + point.y) & 0xffff;
  }
  return total;
}

async function pointOf(x, when) {
  if ((x | when) === -1) return await turn(points[x & 3]);
  return points[x & 3];
}
