/** The shapes of `work/wait.js`: where a loop that waits stands, and how often it does. */

import type { Row } from "./measure.ts";

export interface Shape {
  loop: "below" | "above";
  depth: number;
  /** One turn in so many waits. */
  apart: number;
}

const depths = [1, 3, 10, 200];

/** At depth 1 the two are the same. */
export const shapes: Shape[] = [1, 10].flatMap((apart) => [
  ...depths.map((depth) => ({ loop: "below", depth, apart }) as const),
  ...depths.slice(1).map((depth) => ({ loop: "above", depth, apart }) as const),
]);

export function nameOf({ loop, depth, apart }: Shape): string {
  const often = apart === 1 ? "every await" : "every tenth";
  return depth === 1 ? `${often}, depth 1` : `${often}, ${loop}, depth ${depth}`;
}

/** The rows of one kind of loop, by depth, from the rows of all shapes. */
export function ofShape(rows: Row[], loop: Shape["loop"], apart: number): Row[] {
  return depths.map((depth) => {
    const name = nameOf({ loop, depth, apart });
    return { ...rows.find((row) => row.name === name)!, name: `${depth}` };
  });
}
