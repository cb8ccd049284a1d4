/** An await that does not wait: chains, and loops over what programs are made of. */

import type { Name } from "../contenders/contender.ts";
import type { Goal } from "../goals.ts";
import { calls, type Item } from "../items.ts";
import { nanoseconds, ratio, speedChart } from "../matrix.ts";
import { measureEach, type Row, type Times } from "../measure.ts";
import { geometricMeans, spread } from "../statistics.ts";
import { section, table, withSpread } from "../table.ts";
import { chain } from "../templates.ts";
import type { Effort } from "../timing.ts";

const items: Item[] = [
  calls({ name: "chain, 1 deep (integers)", source: chain("chain.js", 1) }),
  calls({ name: "chain, 10 deep", source: chain("chain.js", 10) }),
  calls({ name: "chain, 100 deep", source: chain("chain.js", 100) }),
  calls({ name: "recursion, 300 deep", file: "deep.js", main: "again", args: (turns) => [turns, 300], check: 3 }),
  calls({ name: "recursion that branches", file: "fibonacci.js", awaits: 1973, check: 2 }),
  calls({ name: "doubles", file: "doubles.js" }),
  calls({ name: "fresh objects", file: "fresh-objects.js" }),
  calls({ name: "kept objects", file: "kept-objects.js" }),
  calls({ name: "methods", file: "methods.js" }),
  calls({ name: "private methods", file: "private-methods.js" }),
  calls({ name: "closures", file: "closures.js" }),
  calls({ name: "fresh closures", file: "fresh-closures.js" }),
  calls({ name: "across modules", file: "across-modules.js" }),
  calls({ name: "unknown callees", file: "callee-as-argument.js" }),
  calls({ name: "mixed kinds", file: "mixed-kinds.js", awaits: 3 }),
  calls({ name: "branches", file: "branches.js" }),
  calls({ name: "plain values", file: "values.js", needs: ["values"] }),
  calls({ name: "try, catch, finally", file: "guarded.js", needs: ["try"] }),
  calls({ name: "try in try, continue", file: "guarded-twice.js", needs: ["try"] }),
  calls({
    ...{ name: "parser of expressions", file: "expressions.js", awaits: 67, check: 2 },
    wrong: { "async-to-promises": "never ends" },
  }),
];

/** What each column compares, as a ratio of two contenders. */
const columns: { above: Name; below: Name }[] = [
  { above: "coroutine", below: "plain" },
  { above: "raising", below: "plain" },
  { above: "promise", below: "plain" },
  { above: "native", below: "coroutine" },
  { above: "yield*", below: "coroutine" },
];

export async function direct(effort: Effort): Promise<Goal[]> {
  section(
    "Awaits that do not wait",
    "Nanoseconds per await; in chains, and in recursion of a known depth, per turn of a loop around them.",
  );
  const rows = await measureEach(items, effort);
  await nanoseconds(rows);
  await speedChart("direct", "Awaits that do not wait", rows);
  const means = columns.map(({ above, below }) => geometricMeans(comparable(rows, above, below)));
  compared(rows, means);
  return goals(means, rows.find(({ name }) => name === "doubles")!.times);
}

/** The ratios of two contenders in the items that both can do. */
function comparable(rows: Row[], above: Name, below: Name): number[][] {
  const both = rows.filter(({ times }) => times.has(above) && times.has(below));
  return both.map(({ times }) => ratio(times, above, below));
}

function compared(rows: Row[], means: number[][]): void {
  const cell = (times: Times, { above, below }: (typeof columns)[number]) =>
    times.has(above) && times.has(below) ? withSpread(spread(ratio(times, above, below))) : "-";
  table(
    ["ratio", ...columns.map(({ above, below }) => `${above} / ${below}`)],
    [
      ...rows.map(({ name, times }) => [name, ...columns.map((column) => cell(times, column))]),
      ["geometric mean", ...means.map((mean) => withSpread(spread(mean)))],
    ],
  );
}

function goals(means: number[][], doubles: Times): Goal[] {
  const [coroutine, raising, promise, native, delegated] = means;
  return [
    { item: "await f(x) / plain call, coroutine", ours: coroutine!, reach: { atMost: 1.5 } },
    { item: "await f(x) / plain call, raising", ours: raising!, reach: { atMost: 1.5 } },
    { item: "await f(x) / plain call, promise", ours: promise!, reach: { atMost: 1.5 } },
    { item: "await f(x) / plain call, doubles", ours: ratio(doubles, "coroutine", "plain"), reach: { atMost: 2 } },
    { item: "native async / await f(x)", ours: native!, reach: { atLeast: 15 } },
    { item: "yield* / await f(x)", ours: delegated!, reach: { atLeast: 8 } },
  ];
}
