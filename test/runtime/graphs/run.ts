/**
 * Plays random programs with our runtime and with the reference: what they log is the same, in the same order.
 *
 *   node --import tsx test/runtime/graphs/run.ts 100000 1       # so many, from this seed
 *   node --import tsx test/runtime/graphs/run.ts 100000 1 2     # on two copies of our runtime
 */

import fc from "fast-check";
import { ours, theirs, twoCopies } from "./bodies";
import { programs } from "./programs";
import { Stage } from "./stage";

const [numRuns = 1000, seed = 1, copies = 1] = process.argv.slice(2).map(Number);
const played = copies === 1 ? ours : twoCopies();
let lines = 0;

const agree = fc.asyncProperty(programs, async (program) => {
  const [mine, other] = [await new Stage(played).play(program), await new Stage(theirs).play(program)];
  lines += mine.lines.length;
  const at = mine.lines.findIndex((line, place) => line !== other.lines[place]);
  if (at >= 0 || mine.lines.length !== other.lines.length) throw new Error(difference(mine.lines, other.lines, at));
  if (mine.cleaned.some((times) => times > 1)) throw new Error(`A finally block ran twice:\n${mine.lines.join("\n")}`);
});

function difference(mine: string[], other: string[], at: number): string {
  const place = at < 0 ? mine.length : at;
  const [ours, theirs] = [mine, other].map((lines) => lines.slice(place, place + 3).join(" | "));
  return [...mine.slice(0, place), `ours:   ${ours}`, `theirs: ${theirs}`].join("\n");
}

fc.assert(agree, { numRuns, seed }).then(
  () => console.log(`${numRuns} programs agree, ${lines > numRuns * 20 ? "and do something" : "but do little"}`),
  (error) => console.log(error.message, error.cause?.message ?? ""),
);
