/** Random graphs: coroutines that await each other, and everything that can be done to them, at any moment. */

import fc from "fast-check";

/** The coroutines that everybody knows, by number. */
export const SHARED = 4;

export type Act =
  | { act: "destroy" | "dispose" | "call" | "tryCall" | "get" | "result" | "then" | "finally"; shared: number }
  | { act: "run"; shared: number; then: Act | null }
  | { act: "resume" | "again" | "raise"; pick: number; given: Item | null }
  | { act: "later"; how: "microtask" | "immediate"; then: Act }
  | { act: "start"; into: { start(item: unknown): unknown }; items: unknown[] }
  | { act: "join"; pick: number; item: Item }
  | { act: "abort" | "throw" };

export type How = "fulfilled" | "rejected" | "late" | "throws";

export type Item =
  | { kind: "shared"; shared: number }
  | { kind: "gate"; early: Act | null; drop: Act | null }
  | { kind: "dual"; sync: Item; async: Item | null; callback: Act | null }
  | { kind: "tick" }
  | { kind: "child"; of: Kind; plan: Step[] }
  | { kind: "promise" | "thenable"; how: How };

export type Step =
  | Item
  | { kind: "call"; plan: Step[] }
  | { kind: "call as"; of: Kind; plan: Step[] }
  | { kind: "return"; item: Item }
  | { kind: "throw" }
  | { kind: "signal" | "act"; act: Act }
  | { kind: "group"; of: (typeof groups)[number]; items: Item[] }
  | { kind: "scope"; of: Kind; items: Item[]; body: Step[] }
  /** A loop over items that are awaited one by one. */
  | { kind: "each"; items: Item[]; close: Item | null; of: Source; isLeft: boolean; body: Step[] }
  /** Three coroutines that are disposed of at the end, the second one asynchronously. */
  | { kind: "hold"; items: Item[]; body: Step[] }
  | { kind: "protect"; body: Step[]; caught: Step[] | null; cleanup: Step[] };

/** `null`: everything that is due in this turn. */
export interface Program {
  shared: Step[][];
  first: "run" | "call" | "then";
  events: (Act | null)[];
}

/** Of functions: raising coroutines, promise functions, and the engine's own. */
export type Kind = (typeof kinds)[number];

const kinds = ["coroutine", "promise", "native"] as const;
fc.configureGlobal({ baseSize: "medium" });
/** What the `next` and `return` of an iterator give: results to be awaited, or results with values to be awaited. */
export type Source = (typeof sources)[number];

const sources = ["coroutines", "promises", "values"] as const;
const groups = ["all", "allSettled", "any", "race", "withSignal"] as const;

const { act, plan } = fc.letrec<{ act: Act; item: Item; step: Step; plan: Step[] }>((tie) => {
  const shared = fc.nat({ max: SHARED - 1 });
  const kind = <K extends string>(name: K) => fc.constant(name);
  const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
  const maybe = <T>(one: fc.Arbitrary<T>, freq: number) => fc.option(one, { freq, depthIdentifier: "act" });
  const seldom = fc.option(maybe(tie("act"), 1), { freq: 1 });
  const gate = fc.record({ kind: kind("gate"), early: seldom, drop: maybe(tie("act"), 1) });
  const of = fc.constantFrom("coroutine", "coroutine", ...kinds);
  const child = fc.record({ kind: kind("child"), of: kind("coroutine"), plan: tie("plan") });
  const held = fc.oneof(fc.record({ kind: kind("shared"), shared }), gate, child);
  const items = fc.array(tie("item"), { maxLength: 3 });
  return {
    act: fc.oneof(
      { maxDepth: 2 },
      weighted(3, fc.record({ act: fc.constantFrom("destroy", "destroy", "dispose", "call", "get"), shared })),
      weighted(1, fc.record({ act: fc.constantFrom("then", "finally", "tryCall", "result"), shared })),
      weighted(
        2,
        fc.record({
          act: fc.constantFrom("resume", "resume", "raise", "again"),
          pick: fc.nat({ max: 5 }),
          given: fc.option(tie("item"), { freq: 2 }),
        }),
      ),
      weighted(1, fc.record({ act: kind("join"), pick: fc.nat({ max: 1 }), item: tie("item") })),
      weighted(1, fc.record({ act: kind("run"), shared, then: maybe(tie("act"), 1) })),
      weighted(1, fc.record({ act: kind("later"), how: fc.constantFrom("microtask", "immediate"), then: tie("act") })),
      weighted(1, fc.record({ act: fc.constantFrom("abort", "throw") })),
    ),
    item: fc.oneof(
      { maxDepth: 4 },
      weighted(4, fc.record({ kind: kind("shared"), shared })),
      weighted(3, gate),
      weighted(2, fc.record({ kind: kind("child"), of, plan: tie("plan") })),
      weighted(
        1,
        fc.record({
          kind: kind("dual"),
          sync: tie("item"),
          async: fc.option(tie("item")),
          callback: maybe(tie("act"), 1),
        }),
      ),
      weighted(1, fc.record({ kind: kind("tick") })),
      weighted(
        1,
        fc.record({
          kind: fc.constantFrom("promise", "thenable"),
          how: fc.constantFrom("fulfilled", "rejected", "late", "throws"),
        }),
      ),
    ),
    step: fc.oneof(
      { maxDepth: 5 },
      weighted(8, tie("item")),
      weighted(2, fc.record({ kind: fc.constantFrom("act", "act", "signal"), act: tie("act") })),
      weighted(1, fc.record({ kind: kind("throw") })),
      weighted(1, fc.record({ kind: kind("return"), item: tie("item") })),
      weighted(1, fc.record({ kind: kind("call"), plan: tie("plan") })),
      weighted(1, fc.record({ kind: kind("call as"), of, plan: tie("plan") })),
      weighted(
        1,
        fc.record({
          kind: kind("each"),
          items,
          close: fc.option(tie("item")),
          of: fc.constantFrom(...sources),
          isLeft: fc.boolean(),
          body: tie("plan"),
        }),
      ),
      weighted(1, fc.record({ kind: kind("hold"), items: fc.tuple(held, held, held), body: tie("plan") })),
      weighted(
        4,
        fc.record({
          kind: kind("protect"),
          body: tie("plan"),
          caught: fc.option(tie("plan")),
          cleanup: tie("plan"),
        }),
      ),
      weighted(3, fc.record({ kind: kind("group"), of: fc.constantFrom(...groups), items })),
      weighted(1, fc.record({ kind: kind("scope"), of, items, body: tie("plan") })),
    ),
    plan: fc.array(tie("step"), { maxLength: 5 }),
  } as { [K in "act" | "item" | "step" | "plan"]: fc.Arbitrary<any> };
});

export const programs: fc.Arbitrary<Program> = fc.record({
  shared: fc.array(plan, { minLength: SHARED, maxLength: SHARED }),
  first: fc.constantFrom("run", "call", "then"),
  events: fc.array(fc.option(act, { freq: 3 }), { minLength: 3, maxLength: 14 }),
});
