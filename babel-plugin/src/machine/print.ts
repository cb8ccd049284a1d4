/** A machine as text: the notation of comments, tests and traces. */

import type * as t from "@babel/types";
import { generate } from "../syntax/generate.js";
import type { Block, BlockId, Exit, Machine } from "./machine.js";

export function printMachine(machine: Machine): string {
  return [...machine.blocks.values()].map(printBlock).join("\n");
}

function printBlock(block: Block): string {
  const lines = [...block.statements.map((statement) => code(statement).replace(/;$/, "")), printExit(block.exit)];
  const edges = [
    block.handler === null ? "" : `, on error ${name(block.handler)}`,
    block.cleanup === null ? "" : `, on destroy ${name(block.cleanup)}`,
  ];
  const heading = edges.join("") === "" ? "" : ` (${edges.join("").slice(2)})`;
  return `${name(block.id)}${heading}:${lines.map((line) => `\n  ${line.replace(/\n/g, "\n  ")}`).join("")}`;
}

function printExit(exit: Exit): string {
  switch (exit.kind) {
    case "jump":
      return `jump ${name(exit.to)}`;
    case "branch":
      return `branch ${code(exit.test)} ? ${name(exit.yes)} : ${name(exit.no)}`;
    case "select": {
      const cases = exit.cases.map(({ test, to }) => `${code(test)}: ${name(to)}`);
      return `select ${code(exit.on)} { ${cases.join(", ")} } else ${name(exit.otherwise)}`;
    }
    case "suspend":
      return `suspend ${code(exit.awaited)} -> ${name(exit.to)}`;
    case "tail":
      return `tail ${code(exit.awaited)}`;
    case "return":
      return exit.value === null ? "return" : `return ${code(exit.value)}`;
    case "throw":
      return `throw ${code(exit.value)}`;
  }
}

function name(id: BlockId): string {
  return `b${id}`;
}

function code(node: t.Node): string {
  return generate(node);
}
