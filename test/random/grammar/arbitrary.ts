/** Trees of the grammar as a fast-check arbitrary: made with its random numbers, and shrinking along the tree. */

import * as fc from "fast-check";
import type { Grammar } from "./grammar.ts";
import type { Random } from "./grow.ts";
import { shrink } from "./shrink.ts";
import type { Tree } from "./tree.ts";

export class TreeArbitrary extends fc.Arbitrary<Tree> {
  constructor(
    private readonly grammar: Grammar,
    private readonly make: (random: Random) => Tree,
  ) {
    super();
  }

  override generate(random: fc.Random): fc.Value<Tree> {
    return new fc.Value(
      this.make((below) => random.nextInt(0, below - 1)),
      undefined,
    );
  }

  override canShrinkWithoutContext(value: unknown): value is Tree {
    return value !== null && typeof value === "object" && "construct" in value;
  }

  override shrink(tree: Tree): fc.Stream<fc.Value<Tree>> {
    return fc.stream(shrink(this.grammar, tree)).map((smaller) => new fc.Value(smaller, undefined));
  }
}
