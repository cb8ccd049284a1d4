/** An error that travels through ten functions without handlers: called directly, and waiting in frames. */

import { type Contender, contenders, waitingContenders } from "../contenders.ts";
import type { Goal } from "../goals.ts";
import { ratios, spread } from "../statistics.ts";
import { section, short, table } from "../table.ts";
import { type Effort, takeTurns } from "../timing.ts";
import { loadWork } from "../work.ts";

const TURNS = 100;

export async function raise(effort: Effort): Promise<Goal[]> {
  section("Raising through ten functions", "Nanoseconds per error; the error object is made beforehand.");
  const called = await measure("raise.js", contenders("plain", "native", "raising", "promise"), effort);
  const waiting = await measure("raise-waiting.js", waitingContenders("native", "raising", "promise"), effort);
  const cells = (times: number[][]) => times.map((rounds) => short(spread(rounds).median));
  table(
    ["work", "throw", "native", "raising", "promise"],
    [
      ["ten calls", ...cells(called)],
      ["ten waiting frames", "", ...cells(waiting)],
    ],
  );
  return [
    { item: "native rejection / raise, 10 calls", ours: ratios(called[1]!, called[2]!), reach: { atLeast: 20 } },
    { item: "throw / raise, 10 calls", ours: ratios(called[0]!, called[2]!), reach: { atLeast: 5 } },
  ];
}

/** Nanoseconds per turn, each of which raises and handles one error. */
async function measure(work: string, among: Contender[], effort: Effort): Promise<number[][]> {
  const timed = among.map((contender) => {
    const { main } = loadWork(work, contender);
    return { name: contender.name, run: () => contender.finish(main!(TURNS)), before: untilNextTurn };
  });
  const times = await takeTurns(timed, effort);
  return times.map((rounds) => rounds.map((time) => time / TURNS));
}

/** Node keeps a list of promises rejected in this turn of the event loop: it must not grow over many samples. */
function untilNextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
