/** How long a load takes: called, awaited, and as the engine's own async functions. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, type LoadOptions, loadConfig, loadConfigSync, memory } from "config-loader";
import { loadConfig as loadNatively } from "config-loader/native";
import { color, say, section } from "./page.ts";
import { stopAt } from "./projects.ts";

const path = join(stopAt, "monorepo/services/api/src");
const ways = ["called", "awaited", "native"] as const;
type Way = (typeof ways)[number];

/** One row: how its loads get their files, and how many make a sample. */
interface Setting {
  title: string;
  options: () => LoadOptions;
  loads: number;
}

/** How long one way takes: a load, and relative to native async. */
interface Measured {
  micros: number;
  ratio: number;
}

const ROUNDS = 41;
const WARM_UP = 10;

export async function speed(): Promise<void> {
  section("How long it takes", `One load: the median of ${ROUNDS} rounds in which the three ways take turns.`);
  const inMemory = memory(textsBelow(stopAt));
  const kept = new Map<string, Document>();
  const settings: Setting[] = [
    { title: "files on disk, read and parsed", options: () => ({ stopAt }), loads: 10 },
    { title: "files in memory, parsed", options: () => ({ stopAt, files: inMemory }), loads: 20 },
    { title: "files in memory, parsed before", options: () => ({ stopAt, files: inMemory, kept }), loads: 300 },
  ];
  say(color.dim(row("monorepo/services/api/src", ["called", "awaited", "native async"])));
  for (const setting of settings) {
    const measured = await measure(setting);
    say(
      row(
        setting.title,
        ways.map((way) => cell(measured[way])),
      ),
    );
  }
  say(`
  called        loadConfigSync(path)
  awaited       await loadConfig(path)
  native async  await loadConfig(path), the same source compiled without the
                plugin (dist/native): the ratios are to this one

  A load lists 2 directories, reads 4 files and merges 5 times: one of them is
  extended twice. Loads follow one another; the system has the files in memory.
  What is called spares every system call the way through the thread pool and
  the event loop. Where parsing is the work, the awaits hardly count either way.
`);
}

const load: Record<Way, (options: LoadOptions) => unknown> = {
  called: (options) => loadConfigSync(path, options),
  awaited: (options) => loadConfig(path, options),
  native: (options) => loadNatively(path, options),
};

async function measure(setting: Setting): Promise<Record<Way, Measured>> {
  const rounds: Record<Way, number>[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const times = await takeTurns(setting, round + WARM_UP);
    if (round >= 0) rounds.push(times);
  }
  const measured = (way: Way): Measured => ({
    micros: median(rounds.map((times) => times[way])),
    ratio: median(rounds.map((times) => times[way] / times.native)),
  });
  return { called: measured("called"), awaited: measured("awaited"), native: measured("native") };
}

/** Each way once; who goes first changes with every turn. */
async function takeTurns(setting: Setting, turn: number): Promise<Record<Way, number>> {
  const times = { called: 0, awaited: 0, native: 0 };
  for (const index of ways.keys()) {
    const way = ways[(turn + index) % ways.length] as Way;
    times[way] = await sample(way, setting);
  }
  return times;
}

/** Microseconds per load. */
async function sample(way: Way, { options, loads }: Setting): Promise<number> {
  const run = load[way];
  const start = performance.now();
  if (way === "called") for (let turn = 0; turn < loads; turn++) run(options());
  else for (let turn = 0; turn < loads; turn++) await run(options());
  return ((performance.now() - start) * 1000) / loads;
}

function median(samples: number[]): number {
  return samples.sort((a, b) => a - b)[samples.length >> 1] as number;
}

/** Every file of a folder, by its absolute path. */
function textsBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

function row(title: string, cells: string[]): string {
  return `  ${title.padEnd(31)}${cells.map((text) => text.padStart(15)).join("")}`;
}

function cell({ micros, ratio }: Measured): string {
  return `${micros.toFixed(micros < 100 ? 1 : 0)} µs ${`${ratio.toFixed(2)}×`.padStart(6)}`;
}
