/** What one rendering writes with: the spelling, and the next free names and tags. */

import type { Tree } from "../grammar/tree.ts";
import type { Place } from "./place.ts";
import { Site } from "./site.ts";
import type { Spelling } from "./spelling.ts";

export class Ink {
  private readonly used = new Map<string, number>();
  /** Constructs of this program that generators cannot express: it cannot be tested for destruction. */
  readonly beyondGenerators = new Set<string>();

  constructor(readonly spelling: Spelling) {}

  fresh(prefix: string): string {
    const count = (this.used.get(prefix) ?? 0) + 1;
    this.used.set(prefix, count);
    return `${prefix}${count}`;
  }

  render(tree: Tree, place: Place): string {
    return tree.construct.render(new Site(tree, place, this));
  }
}
