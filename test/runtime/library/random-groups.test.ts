/** Groups of groups, ended in random order: they come to what native promises come to, and leave nothing behind. */

import { all, allSettled, any, type Coroutine, race } from "coroutine-runtime";
import fc from "fast-check";
import { Gate, protect } from "../bodies";

jest.setTimeout(60_000);

type Kind = "all" | "allSettled" | "any" | "race";
type Tree = { leaf: true } | { kind: Kind; items: Tree[] };

const tree = fc.letrec<{ tree: Tree; group: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, fc.constant({ leaf: true as const }), tie("group")),
  group: fc.record({
    kind: fc.constantFrom<Kind>("all", "allSettled", "any", "race"),
    items: fc.array(tie("tree"), { minLength: 1, maxLength: 4 }),
  }),
})).group;

/** What happens to the leaves: which, and how it ends. */
const events = fc.array(fc.record({ pick: fc.nat(), fails: fc.boolean() }), { maxLength: 20 });

interface Leaf {
  gate: Gate;
  over: number;
  settle(fails: boolean): void;
}

/** A tree as coroutines, and as promises: both wait for the same leaves. */
function build(tree: Tree, leaves: Leaf[]): { co: Coroutine<unknown>; promise: Promise<unknown> } {
  if ("leaf" in tree) return buildLeaf(leaves);
  const items = tree.items.map((item) => build(item, leaves));
  const [cos, promises] = [items.map(({ co }) => co), items.map(({ promise }) => promise)];
  switch (tree.kind) {
    case "all":
      return { co: all(cos), promise: Promise.all(promises) };
    case "any":
      return { co: any(cos), promise: Promise.any(promises) };
    case "race":
      return { co: race(cos), promise: Promise.race(promises) };
    case "allSettled":
      return { co: allSettled(cos), promise: Promise.allSettled(promises).then((results) => results.map(asVariant)) };
  }
}

function buildLeaf(leaves: Leaf[]) {
  const [gate, name] = [new Gate(), leaves.length];
  let ends!: [(value: unknown) => void, (error: unknown) => void];
  const promise = new Promise((...both) => (ends = both));
  const settle = (fails: boolean) => {
    if (fails) gate.resume.raise(`error ${name}`);
    else gate.resume(`value ${name}`);
    ends[fails ? 1 : 0](`${fails ? "error" : "value"} ${name}`);
  };
  const leaf: Leaf = { gate, over: 0, settle };
  leaves.push(leaf);
  return { co: protect({ body: gate.wait, cleanup: () => leaf.over++ })(), promise };
}

const asVariant = (result: PromiseSettledResult<unknown>) =>
  result.status === "fulfilled" ? { index: 1, value: result.value } : { index: 0, error: result.reason };

/** The same with AggregateErrors as something that can be compared. */
function plain(x: unknown): unknown {
  if (x instanceof AggregateError) return { failed: plain(x.errors) };
  if (Array.isArray(x)) return x.map(plain);
  return typeof x === "object" ? Object.entries(x!).map(plain) : x;
}

test("they come to what promises come to, and each leaf ends once", async () => {
  let ended = 0;
  await fc.assert(
    fc.asyncProperty(tree, events, async (tree, events) => {
      const leaves: Leaf[] = [];
      const { co, promise } = build(tree, leaves);
      const [ours, theirs] = [[], []] as [unknown[], unknown[]];
      co.run((outcome) => ours.push(outcome));
      Promise.allSettled([promise]).then(([result]) => theirs.push(asVariant(result)));
      for (const { pick, fails } of events) {
        const open = leaves.filter(({ over }) => over === 0);
        if (open.length === 0) break;
        open[pick % open.length]!.settle(fails);
        await new Promise(setImmediate);
        expect(plain(ours)).toEqual(plain(theirs));
      }
      ended += ours.length;
      if (ours.length === 0) co.destroy();
      expect(leaves.map(({ over }) => over)).toEqual(leaves.map(() => 1));
    }),
    { seed: 1, numRuns: 1000 },
  );
  expect(ended).toBeGreaterThan(300);
});
