/** Small programs about turns: functions of the promise kind that await each other, and everything that can be awaited. */

import * as fc from "fast-check";

/** What is awaited, or returned. A function only calls those after it, so that every program ends. */
export type Operand =
  /** Made by the harness, by this name: see harness.ts. */
  | { kind: "made"; by: string }
  /** `await f1(h)`; `asked`: by a callee that the compiler does not know, `await all.f1(h)`. */
  | { kind: "call"; next: number; asked: boolean }
  /** `await h.keep(f1(h))`: the promise that it returns. */
  | { kind: "kept"; next: number };

export type Statement =
  | { kind: "await"; operand: Operand }
  /** Started now, awaited after the statements. */
  | { kind: "meanwhile"; next: number; body: Statement[] }
  | { kind: "try"; body: Statement[]; caught: Statement[] | null; last: Statement[] | null }
  | { kind: "loop"; body: Statement[] }
  | { kind: "return"; operand: Operand }
  | { kind: "throw" };

export interface Program {
  functions: Statement[][];
}

export const makers = [
  "value",
  "resolved",
  "rejected",
  "soon",
  "later",
  "rejectedLater",
  "thenable",
  "laterThenable",
  "rejectingThenable",
  "throwingThenable",
  "unreadableThenable",
  "eagerThenable",
  "subclass",
  "patched",
] as const;

const FUNCTIONS = 3;

const made = fc.record({ kind: fc.constant("made" as const), by: fc.constantFrom<string>(...makers) });
const call = fc.record({ kind: fc.constant("call" as const), next: fc.nat(FUNCTIONS - 2), asked: fc.boolean() });
const kept = fc.record({ kind: fc.constant("kept" as const), next: fc.nat(FUNCTIONS - 2) });
const operand: fc.Arbitrary<Operand> = fc.oneof({ weight: 4, arbitrary: made }, { weight: 3, arbitrary: call }, kept);

const { statement } = fc.letrec<{ statement: Statement; list: Statement[] }>((tie) => ({
  list: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }),
  statement: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("await" as const), operand }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("return" as const), operand }) },
    { weight: 1, arbitrary: fc.constant({ kind: "throw" as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("meanwhile" as const),
        next: fc.nat(FUNCTIONS - 2),
        body: tie("list"),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("try" as const),
        body: tie("list"),
        caught: fc.option(tie("list")),
        last: fc.option(tie("list")),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("loop" as const), body: tie("list") }) },
  ),
}));

export const programs: fc.Arbitrary<Program> = fc.record({
  functions: fc.array(fc.array(statement, { minLength: 1, maxLength: 4 }), {
    minLength: FUNCTIONS,
    maxLength: FUNCTIONS,
  }),
});
