/** What holds after every step; a machine that breaks it is a bug of ours, and is printed. */

import type { BlockId } from "../../babel-plugin/src/machine/machine";
import { verify } from "../../babel-plugin/src/machine/verify";
import { readMachine } from "../support/read-machine";

test("a machine whose edges all lead somewhere is fine", () => {
  expect(() => verify(readMachine("b0: suspend f() -> b1\n b1: return"), "lower")).not.toThrow();
});

test.each([
  ["an exit", "b0: jump b1"],
  ["one side of a branch", "b0: branch x ? b0 : b1"],
  ["a case", "b0: select x { 1: b1 } else b0"],
  ["a suspension", "b0: suspend f() -> b1"],
  ["a goto", "b0: { continue b1; }\n return"],
  ["a handler", "b0 (on error b1): return"],
  ["the way of destruction", "b0 (on destroy b1): suspend f() -> b0"],
])("%s that leads nowhere is a bug", (_what, text) => {
  expect(() => verify(readMachine(text), "lower")).toThrow("b0 leads to b1, which does not exist after lower");
});

test("a machine without its first block is a bug", () => {
  const machine = readMachine("b0: return");
  machine.entry = 7 as BlockId;
  expect(() => verify(machine, "lower")).toThrow("No entry block after lower");
});

test("the bug says that it is ours, and shows the machine", () => {
  const text = "b0:\n  x = 1\n  jump b1\nThis is a bug in babel-plugin-coroutine, not in your code.";
  expect(() => verify(readMachine("b0: x = 1; jump b1"), "lower")).toThrow(text);
});
