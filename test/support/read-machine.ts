/** A machine from text, in the notation of `machine/print.ts`; a block may also stand on one line, parted by `;`. */

import generator from "@babel/generator";
import { parse, parseExpression } from "@babel/parser";
import * as t from "@babel/types";
import type { Block, BlockId, Exit, Goto, Machine } from "../../babel-plugin/src/machine/machine";
import { useGenerator } from "../../babel-plugin/src/syntax/generate";

useGenerator((node) => generator(node).code);

/** Its locals are the names that the text assigns. A record is a local called `completion`. */
export function readMachine(text: string): Machine {
  const blocks = text
    .trim()
    .split(/^\s*(?=b\d+(?: \(.*\))?:)/m)
    .map(readBlock);
  const locals = new Set([...text.matchAll(/(\w+) = /g)].map((match) => match[1]!));
  const entry = blocks[0]!.id;
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const machine = { entry, locals, result: "value", receiver: null, params: [], distinct: false };
  return { ...machine, scratch: new Set(), blocks: byId };
}

function readBlock(text: string): Block {
  const [, id, heading, body] = /^(b\d+)(?: \((.*)\))?:\s*([\s\S]*)$/.exec(text.trim())!;
  const edge = (name: string) => blockId(new RegExp(`on ${name} (b\\d+)`).exec(heading ?? "")?.[1]);
  const [, before, last] = /^([\s\S]*?)(\b(?:jump|branch|select|suspend|tail|return|throw)\b[^;\n]*)$/.exec(body!)!;
  const gotos: Goto[] = [];
  return {
    id: blockId(id)!,
    statements: parse(before!, { errorRecovery: true }).program.body.map((statement) => markGotos(statement, gotos)),
    exit: readExit(last!),
    handler: edge("error"),
    cleanup: edge("destroy"),
    note: null,
    gotos,
    origin: { begins: [], within: null, exit: null },
  };
}

function blockId(name: string | undefined): BlockId | null {
  return name === undefined ? null : (Number(name.slice(1)) as BlockId);
}

function readExit(text: string): Exit {
  const [kind, rest] = [text.split(" ")[0]!, text.slice(text.split(" ")[0]!.length).trim()];
  const [, value, ...to] = /^(.*?)(?: (?:->|\?) (b\d+))?(?: : (b\d+))?$/.exec(rest)!;
  const expression = () => parseExpression(value!);
  const [first, second] = to.map((name) => blockId(name)!) as [BlockId, BlockId];
  switch (kind) {
    case "jump":
      return { kind, to: blockId(rest)! };
    case "branch":
      return { kind, test: expression(), yes: first, no: second };
    case "select":
      return readSelect(rest);
    case "suspend":
      return { kind, awaited: expression(), to: first };
    case "tail":
      return { kind, awaited: expression() };
    case "return":
      return { kind, value: rest === "" ? null : expression() };
    default:
      return { kind: "throw", value: expression() };
  }
}

function readSelect(text: string): Exit {
  const [, on, list, otherwise] = /^(.*) \{ (.*) \} else (b\d+)$/.exec(text)!;
  const cases = list!.split(", ").map((one) => {
    const [test, to] = one.split(": ") as [string, string];
    return { test: parseExpression(test), to: blockId(to)! };
  });
  const select = { kind: "select", on: parseExpression(on!), cases, otherwise: blockId(otherwise)! } as const;
  return on === "completion" ? { ...select, isRecord: true } : select;
}

/** `continue b3` is a goto: see `machine.ts`. */
function markGotos(statement: t.Statement, gotos: Goto[]): t.Statement {
  t.traverse(statement, (node, ancestors) => {
    if (node.type !== "ContinueStatement" || !/^b\d+$/.test(node.label?.name ?? "")) return;
    const goto: Goto = Object.assign(node, {
      goto: blockId(node.label!.name)!,
      label: null,
      holder: ancestors.at(-1)!.node as t.BlockStatement,
      nested: ancestors.some((ancestor) => t.isLoop(ancestor.node)),
    });
    gotos.push(goto);
  });
  return statement;
}
