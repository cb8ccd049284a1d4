/** Two blocks that are each other's only neighbour become one. */

import { mergeBlocks } from "../../babel-plugin/src/3-simplify/merge-blocks";
import { becomes, stays } from "./becomes";

test("a block goes to the end of the only one that jumps to it", () =>
  becomes(
    mergeBlocks,
    `
    b0: x = 1; jump b1
    b1: y = 2; jump b2
    b2: return x + y`,
    `
    b0: x = 1; y = 2; return x + y`,
  ));

test("its gotos come along", () =>
  becomes(
    mergeBlocks,
    `
    b0: x = 1; jump b1
    b1:
      if (x) {
        continue b2;
      }
      return
    b2: return x`,
    `
    b0:
      x = 1;
      if (x) {
        continue b2;
      }
      return
    b2: return x`,
  ));

test("does not merge into the head of a loop", () =>
  stays(
    mergeBlocks,
    `
    b0: jump b1
    b1: branch x ? b2 : b3
    b2: suspend f() -> b1
    b3: return`,
  ));

test("does not merge over a suspension", () =>
  stays(
    mergeBlocks,
    `
    b0: suspend f() -> b1
    b1: return`,
  ));

test("does not merge what a goto leads to as well", () =>
  stays(
    mergeBlocks,
    `
    b0:
      if (x) {
        continue b1;
      }
      jump b1
    b1: return`,
  ));

test("does not merge blocks with different handlers, or different ways of destruction", () => {
  stays(
    mergeBlocks,
    `
    b0 (on error b2): x = f(); jump b1
    b1: return f(x)
    b2: return`,
  );
  stays(
    mergeBlocks,
    `
    b0 (on destroy b2): x = f(); jump b1
    b1: suspend f(x) -> b2
    b2: return`,
  );
});

test("merges blocks with the same handler", () =>
  becomes(
    mergeBlocks,
    `
    b0 (on error b2): x = f(); jump b1
    b1 (on error b2): return f(x)
    b2: return`,
    `
    b0 (on error b2): x = f(); return f(x)
    b2: return`,
  ));

test("does not merge a block with itself, or the first block away", () =>
  stays(
    mergeBlocks,
    `
    b0: x = 1; branch x ? b1 : b2
    b1: jump b1
    b2: x = 2; jump b0`,
  ));
