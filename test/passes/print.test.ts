/** The notation: what is printed can be read, and means the same. */

import { printMachine } from "../../babel-plugin/src/machine/print";
import { readMachine } from "../support/read-machine";

test("every exit and every edge is in the text", () => {
  const text = `
b0 (on error b5, on destroy b6):
  x = f()
  suspend g(x) -> b1
b1:
  branch x < 3 ? b2 : b3
b2:
  select x { 1: b0, "two": b1 } else b3
b3:
  tail h()
b4:
  jump b0
b5:
  throw x
b6:
  return x + 1
b7:
  return`.trim();
  expect(printMachine(readMachine(text))).toBe(text);
});

test("a bigint is printed as Babel 7 and as Babel 8 have it", () => {
  const machine = readMachine("b0: return 16n");
  const value = (machine.blocks.get(machine.entry)!.exit as { value: { value: unknown; extra?: object } }).value;
  for (value.value of ["16", 16n]) {
    delete value.extra;
    expect(printMachine(machine)).toBe("b0:\n  return 16n");
  }
});

test("a goto inside a statement is printed as `continue`", () => {
  const text = `
b0:
  if (x) {
    y = 1;
    continue b1;
  }
  return
b1:
  return y`.trim();
  const machine = readMachine(text);
  expect(printMachine(machine)).toBe(text);
  expect(machine.blocks.get(machine.entry)!.gotos).toMatchObject([{ goto: 1, nested: false }]);
});
