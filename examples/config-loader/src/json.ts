/** JSON, with positions from its syntax tree: `JSON.parse` keeps none. */

import { type DocumentNode, evaluate, type Location, parse, type ValueNode } from "@humanwhocodes/momoa";
import type { Parse } from "./document.ts";
import { ConfigError, problem } from "./problem.ts";

export const parseJson: Parse = (file, text) => {
  const { body } = parseTree(file, text);
  return {
    value: evaluate(body),
    at: (path, part) => {
      let here: Step = { key: body.loc.start, node: body };
      for (const key of path) here = step(here.node, key) ?? here;
      const { line, column } = part === "key" ? here.key : here.node.loc.start;
      return { file, line, column, text };
    },
  };
};

function parseTree(file: string, text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    // Where it is stands in fields of its own; here the end of the message repeats it.
    const { message, line, column } = error as Error & { line: number; column: number };
    throw new ConfigError([problem({ file, line, column, text }, message.replace(/ \(\d+:\d+\)$/, ""))]);
  }
}

interface Step {
  /** Where the key is written; in an array, the element. */
  key: Location;
  node: ValueNode;
}

function step(node: ValueNode, key: string | number): Step | undefined {
  if (node.type === "Array") {
    const element = node.elements[Number(key)]?.value;
    return element && { key: element.loc.start, node: element };
  }
  if (node.type !== "Object") return undefined;
  const member = node.members.find(({ name }) => name.type === "String" && name.value === key);
  return member && { key: member.name.loc.start, node: member.value };
}
