/** Random examples for a subject, and the property that all of them have to satisfy. */

import * as fc from "fast-check";
import { compare, type Example } from "./compare.ts";
import { grammar } from "./constructs/index.ts";
import { TreeArbitrary } from "./grammar/arbitrary.ts";
import { grow } from "./grammar/grow.ts";
import { Pairs } from "./grammar/pairs.ts";
import type { Tree } from "./grammar/tree.ts";
import { report } from "./report.ts";
import { steps } from "./run/schedule.ts";
import type { Kind, Subject } from "./subject.ts";

const SIZE = { min: 40, max: 400 };

export type Trees = fc.Arbitrary<Tree>;

/** Programs of any size. */
export const grown: Trees = new TreeArbitrary(grammar, (random) =>
  grow(grammar, "program", SIZE.min + random(SIZE.max - SIZE.min + 1), random),
);

const pairs = new Pairs(grammar);

/** Small programs, each for another pair of constructs. */
export function pair(number: number): Trees {
  return new TreeArbitrary(grammar, (random) => pairs.at(number, random));
}

const step = fc.oneof(...steps.map(({ step, weight }) => ({ arbitrary: fc.constant(step), weight })));

/** Coroutines are compared in three ways, the others in one; only where calls start at once do initializers see them run. */
const kindWeights: Record<Kind, number> = { coroutine: 3, raising: 3, promise: 2, mixed: 1, exact: 2 };

export function examples(subject: Subject, trees: Trees): fc.Arbitrary<Example> {
  return fc.record({
    strict: fc.boolean().map((sloppy) => !sloppy),
    tree: trees,
    schedules: fc.array(fc.array(step, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 }),
    kind: fc.oneof(...subject.kinds.map((kind) => ({ arbitrary: fc.constant(kind), weight: kindWeights[kind] }))),
  });
}

/** Fails with the report of the smallest program found. `seen` hears of every example tried. */
export function agrees(subject: Subject, trees: Trees, seen: () => void = () => {}): fc.IAsyncProperty<[Example]> {
  return fc.asyncProperty(examples(subject, trees), async (example) => {
    seen();
    const divergence = await compare(subject, example);
    if (divergence !== null) throw new Error(report(example, divergence));
  });
}
