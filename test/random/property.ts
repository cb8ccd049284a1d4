/** Random examples for a subject, and the property that all of them have to satisfy. */

import * as fc from "fast-check";
import { compare, type Example } from "./compare.ts";
import { grammar } from "./constructs/index.ts";
import { ProgramArbitrary } from "./grammar/arbitrary.ts";
import { report } from "./report.ts";
import { steps } from "./run/schedule.ts";
import type { Subject } from "./subject.ts";

const SIZE = { min: 40, max: 400 };

const step = fc.oneof(...steps.map(({ step, weight }) => ({ arbitrary: fc.constant(step), weight })));

export function examples(subject: Subject): fc.Arbitrary<Example> {
  return fc.record({
    strict: fc.boolean().map((sloppy) => !sloppy),
    tree: new ProgramArbitrary(grammar, SIZE),
    schedule: fc.array(step, { minLength: 1, maxLength: 9 }),
    kind: fc.constantFrom(...subject.kinds),
  });
}

/** Fails with the report of the smallest program found. `seen` hears of every example tried. */
export function agrees(subject: Subject, seen: () => void = () => {}): fc.IAsyncProperty<[Example]> {
  return fc.asyncProperty(examples(subject), async (example) => {
    seen();
    const divergence = await compare(subject, example);
    if (divergence !== null) throw new Error(report(example, divergence));
  });
}
