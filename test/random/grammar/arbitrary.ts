/** The grammar as a fast-check arbitrary: seeded growing, and shrinking along the tree. */

import * as fc from "fast-check";
import type { Grammar } from "./grammar.ts";
import { grow } from "./grow.ts";
import { shrink } from "./shrink.ts";
import type { Tree } from "./tree.ts";

export class ProgramArbitrary extends fc.Arbitrary<Tree> {
  constructor(
    private readonly grammar: Grammar,
    private readonly size: { readonly min: number; readonly max: number },
  ) {
    super();
  }

  override generate(random: fc.Random): fc.Value<Tree> {
    const size = random.nextInt(this.size.min, this.size.max);
    return new fc.Value(
      grow(this.grammar, "program", size, (below) => random.nextInt(0, below - 1)),
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
