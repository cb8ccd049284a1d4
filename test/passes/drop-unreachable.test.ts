/** Blocks that nothing leads to any more. */

import { dropUnreachable } from "../../babel-plugin/src/3-simplify/drop-unreachable";
import { becomes, stays } from "./becomes";

test("a block that nothing leads to goes, and what only it leads to", () =>
  becomes(
    dropUnreachable,
    `
    b0: return
    b1: jump b2
    b2: jump b1`,
    `
    b0: return`,
  ));

test("what an exit, a goto or destruction leads to stays", () =>
  stays(
    dropUnreachable,
    `
    b0 (on destroy b3):
      if (x) {
        continue b1;
      }
      suspend f() -> b2
    b1: return
    b2: return
    b3: return`,
  ));

test("a handler stays where something can fail", () =>
  stays(
    dropUnreachable,
    `
    b0 (on error b1): x = f(); return x
    b1: return`,
  ));

test("a handler goes where nothing can fail", () =>
  becomes(
    dropUnreachable,
    `
    b0 (on error b1): x = 1; return 2
    b1: return`,
    `
    b0: x = 1; return 2`,
  ));

test("where destruction goes matters only to a block that suspends", () =>
  becomes(
    dropUnreachable,
    `
    b0 (on destroy b1): x = f(); return x
    b1: return`,
    `
    b0: x = f(); return x`,
  ));
