/** How long compiling takes, against Babel's own way to old engines, and how it grows with the length of a function. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Compiler, compilers } from "../compilers.ts";
import type { Goal } from "../goals.ts";
import { ratios, spread } from "../statistics.ts";
import { section, short, table, withSpread } from "../table.ts";
import { processorTime } from "../timing.ts";

interface Input {
  name: string;
  source: string;
  /** Compiled this often per round, so that short ones can be timed. */
  times: number;
  /** At most so many rounds, so that long ones do not take all day. */
  rounds: number;
}

const lengths = [100, 400, 1600];

export async function compile({ rounds }: { rounds: number }): Promise<Goal[]> {
  section("Compile time", "Milliseconds, parsing and printing included; `nothing` is Babel without a plugin.");
  const inputs = [samples(), ...lengths.map(oneFunction)];
  const measured = inputs.map((input) => measure(input, Math.min(rounds, input.rounds)));
  const rows = inputs.map(({ name }, index) => {
    const [nothing, ours, theirs] = measured[index]!;
    const medians = [nothing!, ours!, theirs!].map((times) => short(spread(times).median));
    return [name, ...medians, withSpread(spread(ratios(ours!, theirs!)))];
  });
  table(["input", "nothing", "ours", "regenerator", "ours / regenerator"], rows);
  return goals(measured);
}

function samples(): Input {
  const source = readFileSync(join(__dirname, "../work/samples.js"), "utf8");
  return { name: "the six functions", source, times: 10, rounds: 9 };
}

/** One function with so many awaits, a third of them under a condition. */
function oneFunction(awaits: number): Input {
  const steps = Array.from({ length: Math.ceil(awaits / 3) }, (_, i) => [
    `const x${i} = await step(total, ${i});`,
    `if (x${i} > limit) total -= await step(x${i}, total);`,
    `total += await other(total, x${i});`,
  ]);
  const body = ["let total = 0;", ...steps.flat().slice(0, awaits), "return total;"].join("\n  ");
  const source = `export async function long(step, other, limit) {\n  ${body}\n}\n`;
  return {
    name: `one function, ${awaits.toLocaleString("en")} awaits`,
    source,
    times: awaits < 400 ? 3 : 1,
    rounds: 3,
  };
}

/** Milliseconds per compilation; the compilers take turns. */
function measure({ source, times }: Input, rounds: number): number[][] {
  for (const { compile } of compilers) compile(source);
  const measured: number[][] = compilers.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, compiler] of compilers.entries()) measured[index]!.push(timed(compiler, source, times));
  }
  return measured;
}

function timed({ compile }: Compiler, source: string, times: number): number {
  const start = processorTime();
  for (let time = 0; time < times; time++) compile(source);
  return (processorTime() - start) / times / 1e6;
}

function goals([six, , middle, long]: number[][][]): Goal[] {
  return [
    { item: "compile time / regenerator's, six functions", ours: ratios(six![1]!, six![2]!), reach: { atMost: 1 } },
    { item: "compile time / regenerator's, 1,600 awaits", ours: ratios(long![1]!, long![2]!), reach: { atMost: 0.4 } },
    { item: "1,600 awaits / 400 awaits (4 is linear)", ours: ratios(long![1]!, middle![1]!), reach: { atMost: 4.4 } },
  ];
}
