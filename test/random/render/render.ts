/** A tree as source text, in one of the spellings. */

import type { Tree } from "../grammar/tree.ts";
import { Ink } from "./ink.ts";
import { topPlace } from "./place.ts";
import { type SpellingName, spellings } from "./spelling.ts";

export interface Rendered {
  readonly source: string;
  /** What in it generators cannot express; where empty, it can be tested for destruction. */
  readonly beyondGenerators: readonly string[];
}

export interface Style {
  readonly spelling: SpellingName;
  readonly strict: boolean;
}

export function render(tree: Tree, { spelling, strict }: Style): Rendered {
  const ink = new Ink(spellings[spelling]);
  const text = ink.render(tree, topPlace(strict));
  return { source: strict ? `"use strict";\n${text}` : text, beyondGenerators: [...ink.beyondGenerators] };
}
