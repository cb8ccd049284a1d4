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

export interface Subject {
  /** Its parameter has a default, which throws every other time. */
  hasDefault: boolean;
  body: Statement[];
}

export interface Program {
  functions: Subject[];
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
  "estranged",
  "unreadableConstructor",
  "foreign",
] as const;

/** These take turns of the event loop: in between, rejections are reported. */
export const slowMakers = ["nextTurn", "rejectedNextTurn"] as const;

const FUNCTIONS = 3;

const call = fc.record({ kind: fc.constant("call" as const), next: fc.nat(FUNCTIONS - 2), asked: fc.boolean() });
const kept = fc.record({ kind: fc.constant("kept" as const), next: fc.nat(FUNCTIONS - 2) });

function operandsOf(names: readonly string[]): fc.Arbitrary<Operand> {
  const made = fc.record({ kind: fc.constant("made" as const), by: fc.constantFrom(...names) });
  return fc.oneof({ weight: 4, arbitrary: made }, { weight: 3, arbitrary: call }, kept);
}

function statementsOf(operand: fc.Arbitrary<Operand>): fc.Arbitrary<Statement> {
  return fc.letrec<{ statement: Statement; list: Statement[] }>((tie) => ({
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
  })).statement;
}

export function programsWith(names: readonly string[]): fc.Arbitrary<Program> {
  const body = fc.array(statementsOf(operandsOf(names)), { minLength: 1, maxLength: 4 });
  const hasDefault = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true));
  const functions = fc.array(fc.record({ hasDefault, body }), { minLength: FUNCTIONS, maxLength: FUNCTIONS });
  return fc.record({ functions });
}

export const programs = programsWith(makers);
