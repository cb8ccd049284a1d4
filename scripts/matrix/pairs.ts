/** The pairs of Babel and Node that are supported, at both ends and where something changed in between. */

export interface Pair {
  babel: Babel;
  node: number;
}

/** `7.20` is what a user has who has not updated since: no package of Babel's is newer. */
export type Babel = "7.20" | "7.26" | "installed" | "8";

const nodes: Array<[Babel, number[]]> = [
  // The oldest that the plugin takes.
  ["7.20", [20, 26]],
  // The last whose scopes do not look inside: see babel-plugin/src/syntax/versions.ts.
  ["7.26", [24]],
  ["installed", [20, 22, 24, 26]],
  // It takes no Node before 22.18.
  ["8", [22, 24, 26]],
];

export const pairs: Pair[] = nodes.flatMap(([babel, all]) => all.map((node) => ({ babel, node })));

export const shortPair = pairs.find(({ babel, node }) => babel === "8" && node === 24)!;
