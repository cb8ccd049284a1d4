/** Tests that may end otherwise when they are compiled, each for a reason that the README names. */

export interface Limit {
  /** Of the test, from the root of the suite. */
  path: RegExp;
  /** Only with these ticks. */
  ticks?: "direct" | "exact";
  /** Only on these major versions of Node. */
  node?: number;
  reason: string;
}

export const limits: Limit[] = [];
