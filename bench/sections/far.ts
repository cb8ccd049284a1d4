/** Recursion and loops of a million awaits and more: that they complete, and what a step costs. */

import { contenders } from "../contenders.ts";
import type { Goal } from "../goals.ts";
import { section, short, table } from "../table.ts";
import { loadWork } from "../work.ts";

const DEEP = 1e6;
const LONG = 1e7;

export async function far(): Promise<Goal[]> {
  section("Far", "Nanoseconds per step on the default native stack.");
  const [coroutine] = contenders("coroutine");
  const { recursion, loop } = loadWork("far.js", coroutine!);
  const deep = timed(DEEP, () => coroutine!.finish(recursion!(DEEP)) === DEEP);
  const long = timed(LONG, () => typeof coroutine!.finish(loop!(LONG)) === "number");
  table(
    ["work", "completes", "ns per step"],
    [
      [`recursion, ${DEEP.toLocaleString("en")} deep`, deep.completes, short(deep.nanoseconds)],
      [`loop, ${LONG.toLocaleString("en")} turns`, long.completes, short(long.nanoseconds)],
    ],
  );
  return [
    { item: "recursion depth reached", ours: deep.reached, reach: { atLeast: DEEP } },
    { item: "turns of a loop reached", ours: long.reached, reach: { atLeast: LONG } },
  ];
}

function timed(steps: number, run: () => boolean): { completes: string; nanoseconds: number; reached: number } {
  const start = performance.now();
  let failure = "a wrong result";
  try {
    if (run()) failure = "";
  } catch (error) {
    failure = String(error);
  }
  const nanoseconds = ((performance.now() - start) * 1e6) / steps;
  return { completes: failure || "yes", nanoseconds, reached: failure === "" ? steps : 0 };
}
