/** What holds after every step. A broken machine is a bug of ours: it is printed, never emitted. */

import { bug } from "../diagnostics.js";
import { allSuccessors, type Machine } from "./machine.js";
import { printMachine } from "./print.js";

export function verify(machine: Machine, step: string): void {
  const problem = findProblem(machine);
  if (problem !== null) throw bug(`${problem} after ${step}:\n${printMachine(machine)}`);
}

function findProblem({ entry, blocks }: Machine): string | null {
  if (!blocks.has(entry)) return "No entry block";
  for (const block of blocks.values()) {
    for (const to of allSuccessors(block)) {
      if (!blocks.has(to)) return `b${block.id} leads to b${to}, which does not exist`;
    }
  }
  return null;
}
