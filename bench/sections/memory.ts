/** What waiting costs in memory: bytes kept per activation, bytes allocated per await, what is left in the long run. */

import type { Contender, Name } from "../contenders/contender.ts";
import { allContenders } from "../contenders/index.ts";
import type { Goal } from "../goals.ts";
import { allocated, kept } from "../heap.ts";
import { rounded } from "../matrix.ts";
import { chart } from "../report.ts";
import { section, short, table } from "../table.ts";
import { chain, onPromises, read } from "../templates.ts";
import type { Effort } from "../timing.ts";
import { loadText, loadWork } from "../work.ts";

/** So many that what else happens on the heap is nothing beside them. */
const CHAINS = 500;
const LENGTH = 101;
const SINGLE = 10_000;
const MANY = 1e6;

interface Measured {
  first: number;
  further: number;
  direct: number;
  waiting: number;
  left: number;
}

export async function memory({ rounds }: Effort): Promise<Goal[]> {
  const times = rounds > 3 ? MANY : MANY / 10;
  section(
    "Memory",
    `Bytes kept per suspended activation with three live locals (the first of a chain comes with leaf, callback, handle or promise); allocated per await; on the heap after ${times.toLocaleString("en")} awaits of promises, more than before.`,
  );
  const measured = new Map<Name, Measured>();
  for (const each of await allContenders())
    if (each.cannot?.wait === undefined) measured.set(each.name, await measure(each, times));
  const cells = ({ first, further, direct, waiting, left }: Measured) => [first, further, direct, waiting, left];
  table(
    ["bytes", "first activation", "each further one", "await that does not wait", "await of a promise", "left"],
    [...measured].map(([name, each]) => [name, ...cells(each).map(short)]),
  );
  draw(measured);
  return [
    {
      item: "bytes per suspended activation, 3 locals",
      ours: measured.get("coroutine")!.further,
      reach: { atMost: 112 },
    },
    {
      item: "bytes per suspended activation, promise kind",
      ours: measured.get("promise")!.further,
      reach: { atMost: 112 },
    },
  ];
}

async function measure(among: Contender, times: number): Promise<Measured> {
  const first = (await held(among, 1, SINGLE)) / SINGLE;
  const further = ((await held(among, LENGTH, CHAINS)) / CHAINS - first) / (LENGTH - 1);
  const { main } = loadText(chain("chain.js", 1), among, "chain.js");
  const { below } = loadText(onPromises(read("wait.js")), among, "wait.js");
  const wait = (turns: number) => (among.runWaiting ?? among.run)(below!, 1, turns, 1);
  return {
    ...{ first, further },
    direct: await allocated((turns) => among.run(main!, turns)),
    waiting: await allocated(wait),
    left: Math.max(
      0,
      await kept(
        1,
        () => wait(times),
        () => {},
      ),
    ),
  };
}

/** All of so many chains of so many activations. */
function held(among: Contender, length: number, chains: number): Promise<number> {
  const { hold, release } = loadWork("hold.js", among);
  const start = among.start ?? among.runWaiting ?? among.run;
  const all = () =>
    Array.from({ length: chains }, (_, each) => ({ each, made: start(hold!, length, each, each, each) }));
  return kept(5, all, release!);
}

function draw(measured: Map<Name, Measured>): void {
  const bars = (id: string, title: string, ...shown: [keyof Measured, string][]) =>
    chart({
      ...{ id, title, kind: "bars", labels: [...measured.keys()], axes: { labels: "", values: "bytes" } },
      series: shown.map(([key, name]) => ({ name, values: [...measured.values()].map((each) => rounded(each[key])) })),
    });
  bars("memory", "Kept per suspended activation", ["first", "the first"], ["further", "each further one"]);
  bars("allocation", "Allocated per await", ["direct", "that does not wait"], ["waiting", "of a promise"]);
}
