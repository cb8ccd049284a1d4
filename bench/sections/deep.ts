/** How deep awaits can nest on the default native stack, and that a long loop of them completes. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { allContenders, contender } from "../contenders/index.ts";
import type { Goal } from "../goals.ts";
import { section, short, table } from "../table.ts";
import { processorTime } from "../timing.ts";
import { loadWork } from "../work.ts";

const DEEPEST = 1e6;
const LONG = 1e7;

interface Deepest {
  reached: number;
  then: string;
}

export async function deep(): Promise<Goal[]> {
  section("Deep recursion", `The deepest recursion that completes, up to ${count(DEEPEST)}, in steps of 1, 2, 5.`);
  const found = (await allContenders()).map(({ name }) => ({ name, ...deepest(name) }));
  table(
    ["contender", "deepest", "then"],
    found.map(({ name, reached, then }) => [name, count(reached), then]),
  );
  const { reached } = found.find(({ name }) => name === "coroutine")!;
  return [
    { item: "recursion depth reached", ours: reached, reach: { atLeast: DEEPEST } },
    { item: "turns of a loop reached", ours: await long(), reach: { atLeast: LONG } },
  ];
}

/** In a process of its own, as an engine may have more to say about a stack that is full than one can catch. */
function deepest(name: string): Deepest {
  const script = join(__dirname, "../deepest.ts");
  const { stdout } = spawnSync(process.execPath, [...process.execArgv, script, name, `${DEEPEST}`], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  // A line for each depth that was reached: a process that is gone has said how far it came.
  const lines = stdout.trim().split("\n");
  return JSON.parse(lines.at(-1) || `{ "reached": 0, "then": "" }`);
}

/** A loop of awaits that do not wait. */
async function long(): Promise<number> {
  const coroutine = await contender("coroutine");
  const { loop } = loadWork("deep.js", coroutine);
  const start = processorTime();
  const completes = typeof coroutine.run(loop!, LONG) === "number";
  table(["loop", "ns per turn"], [[`${count(LONG)} turns`, short((processorTime() - start) / LONG)]]);
  return completes ? LONG : 0;
}

function count(x: number): string {
  return x.toLocaleString("en");
}
