/** An edge into a block that does nothing goes where that block goes. */

import { threadJumps } from "../../babel-plugin/src/3-simplify/thread-jumps";
import { becomes, stays } from "./becomes";

test("a jump to a jump goes straight to the end", () =>
  becomes(
    threadJumps,
    `
    b0: x = 1; jump b1
    b1: jump b2
    b2: return x`,
    `
    b0: x = 1; jump b2
    b1: jump b2
    b2: return x`,
  ));

test("so does every other edge", () =>
  becomes(
    threadJumps,
    `
    b0 (on error b5, on destroy b5): suspend f() -> b5
    b1: branch x ? b5 : b5
    b2: select x { 1: b5 } else b5
    b3:
      if (x) {
        continue b5;
      }
      return
    b5: jump b6
    b6: return`,
    `
    b0 (on error b6, on destroy b6): suspend f() -> b6
    b1: branch x ? b6 : b6
    b2: select x { 1: b6 } else b6
    b3:
      if (x) {
        continue b6;
      }
      return
    b5: jump b6
    b6: return`,
  ));

test("the first block is threaded too", () =>
  becomes(
    (machine) => {
      threadJumps(machine);
      expect(machine.entry).toBe(1);
    },
    `
    b0: jump b1
    b1: return`,
    `
    b0: jump b1
    b1: return`,
  ));

test("a block with statements stays where it is", () =>
  stays(
    threadJumps,
    `
    b0: jump b1
    b1: x = 1; jump b2
    b2: return x`,
  ));

test("a loop that does nothing is no endless search", () =>
  becomes(
    threadJumps,
    `
    b0: x = 1; jump b1
    b1: jump b2
    b2: jump b1`,
    `
    b0: x = 1; jump b1
    b1: jump b2
    b2: jump b1`,
  ));

test("suspensions that have to stay distinct keep their own blocks; jumps to these do not", () =>
  becomes(
    (machine) => {
      machine.distinct = true;
      threadJumps(machine);
    },
    `
    b0: branch x ? b1 : b2
    b1 (on error b3): suspend f() -> b3
    b2: suspend g() -> b4
    b3: jump b5
    b4: jump b5
    b5: return`,
    `
    b0: branch x ? b1 : b2
    b1 (on error b5): suspend f() -> b3
    b2: suspend g() -> b4
    b3: jump b5
    b4: jump b5
    b5: return`,
  ));
