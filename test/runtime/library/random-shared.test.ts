/** Groups of groups that share what they wait for, ended in random order: none of it is left waiting. */

import { all, allSettled, any, type Coroutine, race, type Scope, scope, timeout } from "coroutine-runtime";
import fc from "fast-check";
import { Gate, outcomesOf, protect, sequence } from "../bodies";

jest.setTimeout(60_000);

type Tree = { leaf: number } | { kind: keyof typeof kinds; items: Tree[] };

const kinds = {
  all: (items: Coroutine<unknown>[]): Coroutine<unknown> => all(items),
  allSettled: (items: Coroutine<unknown>[]): Coroutine<unknown> => allSettled(items),
  any: (items: Coroutine<unknown>[]): Coroutine<unknown> => any(items),
  race: (items: Coroutine<unknown>[]): Coroutine<unknown> => race(items),
  /** The body starts them all, and then awaits each. */
  scope: (items: Coroutine<unknown>[]): Coroutine<unknown> =>
    scope(
      sequence(
        (scope: Scope) => {
          for (const item of items) scope.start(item);
        },
        ...items.map((item) => () => item),
      ),
    ),
  /** One after the other, each in a coroutine of its own. */
  sequence: (items: Coroutine<unknown>[]): Coroutine<unknown> =>
    sequence(...items.map((item) => () => timeout(item, 1e9)))(),
};

const tree = fc.letrec<{ tree: Tree; group: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, fc.record({ leaf: fc.nat({ max: 4 }) }), tie("group")),
  group: fc.record({
    kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    items: fc.array(tie("tree"), { minLength: 1, maxLength: 4 }),
  }),
})).group;

/** Which gate is opened next, and how. */
const events = fc.array(fc.record({ pick: fc.nat(), fails: fc.boolean() }), { maxLength: 12 });

/** Leaves that wait, and then wait again in their finally blocks. */
class Leaves {
  readonly gates: Gate[] = [];
  readonly cos = Array.from({ length: 5 }, () => protect({ body: () => this.wait(), cleanup: () => this.wait() })());

  private wait(): unknown {
    const gate = new Gate();
    this.gates.push(gate);
    return gate.wait();
  }

  open({ pick, fails }: { pick: number; fails: boolean }): void {
    const open = this.gates.filter((gate) => !gate.dropped);
    const gate = open[pick % open.length];
    if (gate === undefined) return;
    this.gates.splice(this.gates.indexOf(gate), 1);
    if (fails) gate.resume.raise("error");
    else gate.resume("value");
  }

  get waiting(): number {
    return this.gates.filter(({ dropped }) => !dropped).length;
  }
}

function build(tree: Tree, leaves: Leaves): Coroutine<unknown> {
  if ("leaf" in tree) return leaves.cos[tree.leaf]!;
  return kinds[tree.kind](tree.items.map((item) => build(item, leaves)));
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("when it has ended, or was destroyed, none of it waits", () => {
  let [ended, destroyed] = [0, 0];
  fc.assert(
    fc.property(tree, events, (tree, events) => {
      const leaves = new Leaves();
      const co = build(tree, leaves);
      const outcomes = outcomesOf(co);
      for (const event of events) if (outcomes.length === 0) leaves.open(event);
      if (outcomes.length > 0) ended++;
      else {
        destroyed++;
        co[Symbol.asyncDispose]().catch(() => {});
        while (outcomes.length === 0) leaves.open({ pick: 0, fails: false });
      }
      expect([leaves.waiting, jest.getTimerCount()]).toEqual([0, 0]);
    }),
    { seed: 1, numRuns: 2000 },
  );
  expect([ended > 300, destroyed > 300]).toEqual([true, true]);
});
