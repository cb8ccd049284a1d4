/** An await that does not wait, against a plain call, the engine's async functions and `yield*`. */

import { contenders } from "../contenders.ts";
import type { Goal } from "../goals.ts";
import { geometricMeans, ratios, spread } from "../statistics.ts";
import { section, short, table, withSpread } from "../table.ts";
import { type Effort, takeTurns } from "../timing.ts";
import { loadWork } from "../work.ts";

const works = [
  "integers",
  "ten-deep",
  "recursion",
  "doubles",
  "fresh-objects",
  "kept-objects",
  "methods",
  "across-modules",
  "callee-as-argument",
  "guarded",
  "parser",
];

const names = ["plain", "native", "yield*", "coroutine", "raising", "promise"] as const;

const TURNS = 100_000;

/** What each column compares, as a ratio of two contenders. */
const columns = [
  { head: "coroutine / plain", above: "coroutine", below: "plain" },
  { head: "raising / plain", above: "raising", below: "plain" },
  { head: "promise / plain", above: "promise", below: "plain" },
  { head: "native / coroutine", above: "native", below: "coroutine" },
  { head: "yield* / coroutine", above: "yield*", below: "coroutine" },
] as const;

export async function direct(effort: Effort): Promise<Goal[]> {
  section(
    "Awaits that do not wait",
    `${TURNS.toLocaleString("en")} turns of a loop; median (middle half of the rounds).`,
  );
  const measured: number[][][] = [];
  for (const work of works) measured.push(await measureWork(work, effort));

  const byColumn = columns.map((_, column) => measured.map((work) => work[column + 1]!));
  const means = byColumn.map(geometricMeans);
  const rows = works.map((work, index) => [
    work,
    short(spread(measured[index]![0]!).median),
    ...measured[index]!.slice(1).map((each) => withSpread(spread(each))),
  ]);
  const last = ["geometric mean", "", ...means.map((each) => withSpread(spread(each)))];
  table(["work", "plain, ns", ...columns.map(({ head }) => head)], [...rows, last]);
  return goals(means, measured[works.indexOf("doubles")]!);
}

/** Nanoseconds per turn of the plain calls, then each column. */
async function measureWork(work: string, effort: Effort): Promise<number[][]> {
  const timed = contenders(...names).map((contender) => {
    const { main } = loadWork(`${work}.js`, contender);
    return { name: contender.name, run: () => contender.finish(main!(TURNS)) };
  });
  const times = await takeTurns(timed, effort);
  const of = (name: (typeof names)[number]) => times[names.indexOf(name)]!;
  const perTurn = of("plain").map((time) => time / TURNS);
  return [perTurn, ...columns.map(({ above, below }) => ratios(of(above), of(below)))];
}

function goals(means: number[][], doubles: number[][]): Goal[] {
  const [coroutine, raising, promise, native, delegated] = means;
  return [
    { item: "await f(x) / plain call, coroutine", ours: coroutine!, reach: { atMost: 1.5 } },
    { item: "await f(x) / plain call, raising", ours: raising!, reach: { atMost: 1.5 } },
    { item: "await f(x) / plain call, promise", ours: promise!, reach: { atMost: 1.5 } },
    { item: "await f(x) / plain call, doubles", ours: doubles[1]!, reach: { atMost: 2 } },
    { item: "native async / await f(x)", ours: native!, reach: { atLeast: 15 } },
    { item: "yield* / await f(x)", ours: delegated!, reach: { atLeast: 8 } },
  ];
}
