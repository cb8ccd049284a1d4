/** The passes, in the order they run, with the reason for the order. */

import type { Machine } from "../machine/machine.js";
import { dropUnreachable } from "./drop-unreachable.js";
import { mergeBlocks } from "./merge-blocks.js";
import { repeatSteps } from "./repeat-steps.js";
import { threadJumps } from "./thread-jumps.js";
import { threadRecords } from "./thread-records.js";

export interface Pass {
  name: string;
  run: (machine: Machine) => void;
}

/**
 * Records are written directly before jumps, until these are threaded. Threading leaves dead blocks behind; merging wants
 * them gone, or they count as neighbours. A step is one block when it has been merged.
 */
export const passes: readonly Pass[] = [
  { name: "thread records", run: threadRecords },
  { name: "thread jumps", run: threadJumps },
  { name: "drop unreachable", run: dropUnreachable },
  { name: "merge blocks", run: mergeBlocks },
  { name: "repeat steps", run: repeatSteps },
];
