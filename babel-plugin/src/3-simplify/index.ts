/** The passes, in the order they run, with the reason for the order. */

import type { Machine } from "../machine/machine.js";
import { dropUnreachable } from "./drop-unreachable.js";
import { mergeBlocks } from "./merge-blocks.js";
import { threadJumps } from "./thread-jumps.js";

export interface Pass {
  name: string;
  run: (machine: Machine) => void;
}

/** Threading leaves dead blocks behind; merging wants them gone, or they count as neighbours. */
export const passes: readonly Pass[] = [
  { name: "thread jumps", run: threadJumps },
  { name: "drop unreachable", run: dropUnreachable },
  { name: "merge blocks", run: mergeBlocks },
];
