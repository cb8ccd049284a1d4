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
  /** False: there is nothing to compile in it. */
  annotated?: boolean;
  /** Regenerator takes minutes for it. */
  tooLong?: boolean;
}

const lengths = [10, 100, 400, 1600, 10_000];

export async function compile({ rounds }: { rounds: number }): Promise<Goal[]> {
  section("Compile time", "Milliseconds, parsing and printing included; `nothing` is Babel without a plugin.");
  const growth = grown([400, 1600], rounds);
  const inputs = [samples(), ...lengths.map(oneFunction), ...files(), hugeSwitch(1000), deepNesting(60)];
  const measured = inputs.map((input) => measure(input, Math.min(rounds, input.rounds)));
  const rows = inputs.map(({ name }, index) => {
    const [nothing, ours, theirs] = measured[index]!;
    const compared = (by: number[]) => (by.length > 0 ? withSpread(spread(ratios(ours!, by))) : "-");
    const medians = [nothing!, ours!, theirs!].map((times) => (times.length > 0 ? short(spread(times).median) : "-"));
    return [name, ...medians, compared(theirs!), compared(nothing!)];
  });
  table(["input", "nothing", "ours", "regenerator", "ours / regenerator", "ours / nothing"], rows);
  return [
    ...goals(measured),
    { item: "1,600 awaits / 400 awaits (4 is linear)", ours: growth, reach: { atMost: 4.4 } },
  ];
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
    tooLong: awaits > 1600,
  };
}

/** Files of small functions, every second of which awaits in a loop; and one that has nothing for us. */
function files(): Input[] {
  const load = (i: number) => `export async function load${i}(read, path) {
  const found = await read(path);
  for (const one of found) {
    if (one.next) await load${i}(read, one.next);
  }
  const total = found.length + ${i};
  return total > 3 ? await read(total) : found;
}

`;
  const file = (lines: number) => Array.from({ length: lines / 10 }, (_, i) => load(i)).join("\n");
  const long = (lines: number, rounds: number): Input => ({
    name: `${lines.toLocaleString("en")} lines`,
    source: file(lines),
    times: 1,
    rounds,
    tooLong: lines > 10_000,
  });
  const plain = file(10_000).replace(/\b(?:async|await) /g, "");
  return [
    ...[long(100, 3), long(1000, 3), long(10_000, 3), long(100_000, 1)],
    { name: "10,000 lines, nothing annotated", source: plain, times: 1, rounds: 3, annotated: false, tooLong: true },
  ];
}

function hugeSwitch(cases: number): Input {
  const all = Array.from({ length: cases }, (_, i) => `    case ${i}: total += await step(${i}); break;`).join("\n");
  const source = `export async function choose(step, on) {\n  let total = 0;\n  switch (on) {\n${all}\n  }\n  return total;\n}\n`;
  return { name: `a switch of ${cases.toLocaleString("en")} cases`, source, times: 1, rounds: 3 };
}

/** Loops, branches and tries in each other. */
function deepNesting(levels: number): Input {
  const open = ["for (const x of list) {", "if (await step(x)) {", "try {"];
  const close = ["}", "}", "} finally { await step(0); }"];
  const inside = Array.from({ length: levels }, (_, i) => open[i % 3]).join("\n");
  const outside = Array.from({ length: levels }, (_, i) => close[(levels - 1 - i) % 3]).join("\n");
  const source = `export async function deep(step, list, x) {\n${inside}\nawait step(1);\n${outside}\n}\n`;
  return { name: `${levels} statements in each other`, source, times: 1, rounds: 3 };
}

/** Milliseconds per compilation; the compilers take turns. */
function measure({ source, times, annotated, tooLong }: Input, rounds: number): number[][] {
  const chosen = compilers.filter(({ name }) => !(tooLong && name === "regenerator"));
  if (rounds > 1) for (const { compile } of chosen) compile(source, annotated);
  const measured: number[][] = compilers.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, compiler] of chosen.entries()) measured[index]!.push(timed(compiler, source, times, annotated));
  }
  return measured;
}

/** Before others have filled the heap, which a collector then has to look through. */
function grown(awaits: [few: number, many: number], rounds: number): number[] {
  const ours = compilers.find(({ name }) => name === "ours")!;
  const inputs = awaits.map(oneFunction);
  for (const { source } of inputs) ours.compile(source);
  return Array.from({ length: rounds }, () => {
    const [few, many] = inputs.map(({ source }) => timed(ours, source, 1));
    return many! / few!;
  });
}

function timed({ compile }: Compiler, source: string, times: number, annotated?: boolean): number {
  const start = processorTime();
  for (let time = 0; time < times; time++) compile(source, annotated);
  return (processorTime() - start) / times / 1e6;
}

function goals(measured: number[][][]): Goal[] {
  const six = measured[0]!;
  const long = measured[1 + lengths.indexOf(1600)]!;
  return [
    { item: "compile time / regenerator's, six functions", ours: ratios(six[1]!, six[2]!), reach: { atMost: 1 } },
    { item: "compile time / regenerator's, 1,600 awaits", ours: ratios(long[1]!, long[2]!), reach: { atMost: 0.4 } },
  ];
}
