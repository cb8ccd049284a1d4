/** A pass alone: a machine as text in, a machine as text out. */

import type { Machine } from "../../babel-plugin/src/machine/machine";
import { printMachine } from "../../babel-plugin/src/machine/print";
import { verify } from "../../babel-plugin/src/machine/verify";
import { readMachine } from "../support/read-machine";

export function becomes(pass: (machine: Machine) => void, before: string, after: string): void {
  const machine = readMachine(before);
  verify(machine, "reading");
  pass(machine);
  verify(machine, pass.name);
  expect(printMachine(machine)).toBe(printMachine(readMachine(after)));
}

/** The pass finds nothing to do. */
export function stays(pass: (machine: Machine) => void, text: string): void {
  becomes(pass, text, text);
}
