/**
 * The language's own conformance suite, compiled: every test must end as it does natively.
 *
 *   npm run test262 -- --root <checkout of tc39/test262> [--folders test/language,...] [--filter <pattern>]
 *                      [--ticks exact|direct|exact,direct] [--awaits <seed> [--every <n>]] [--jobs 2] [--log <file> [--resume]] [--write-report]
 *
 * `--every`: only one file in so many; the seed says which, so that other seeds have other files.
 *
 * `--resume`: what the log has is not run again, as after an interruption.
 *
 * The checkout is only read. Of each of its files that has async functions, all that can be compiled are
 * (`annotate: "all"`), and each of its runs takes place in a realm of its own: see test262/run-one.ts. What ends
 * otherwise, for none of the reasons in test/test262/limits.ts, is printed, and makes the command fail.
 */

import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { limits } from "../test/test262/limits.ts";
import { chooseFiles } from "./test262/choose.ts";
import type { Examined, Ticks } from "./test262/examine.ts";
import { Log } from "./test262/log.ts";
import { writePage } from "./test262/page.ts";
import { examineAll } from "./test262/pool.ts";
import { describeDifference, describeFigures } from "./test262/report.ts";
import { Report } from "./test262/tally.ts";

const { values } = parseArgs({
  options: {
    root: { type: "string" },
    folders: { type: "string", default: "test" },
    filter: { type: "string" },
    ticks: { type: "string", default: "exact" },
    awaits: { type: "string" },
    every: { type: "string", default: "1" },
    jobs: { type: "string", default: "2" },
    log: { type: "string" },
    resume: { type: "boolean", default: false },
    "write-report": { type: "boolean", default: false },
  },
});

async function main(root: string): Promise<void> {
  const report = new Report(limits);
  const ticks = ticksOf(values.ticks);
  const awaits = values.awaits === undefined ? null : Number(values.awaits);
  const chosen = chooseFiles(root, values.folders.split(","), values.filter, awaits !== null);
  const every = Number(values.every);
  const paths = chosen.filter((_path, place) => place % every === (awaits ?? 0) % every);
  const count = (examined: Examined) => {
    const unexplained = report.add(examined).filter(({ reason }) => reason === null);
    for (const one of unexplained) console.log(describeDifference(one));
  };
  const log = new Log(values.log, values.resume);
  for (const examined of log.known.values()) count(examined);
  const done = (examined: Examined) => {
    log.add(examined);
    count(examined);
  };
  const left = paths.filter((path) => !log.known.has(path));
  await examineAll(left, { examine: { root, ticks, awaits }, jobs: Number(values.jobs), done });
  console.log(describeFigures(report, ticks));
  if (values["write-report"]) writePage(page, report, root, { command: commandLine(), ticks, awaits });
  if (report.total.differing > 0) process.exitCode = 1;
}

const page = join(import.meta.dirname, "../docs/test262.md");

/** As it can be repeated elsewhere. */
function commandLine(): string {
  const args = process.argv.slice(2);
  const log = args.indexOf("--log");
  if (log >= 0) args.splice(log, 2);
  if (args.includes("--resume")) args.splice(args.indexOf("--resume"), 1);
  const own = args.map((one) => (one === values.root ? "<checkout>" : quoted(one)));
  return `npm run test262 -- ${own.join(" ")}`;
}

function quoted(text: string): string {
  return /^[\w\-./,=]+$/.test(text) ? text : `'${text}'`;
}

function ticksOf(text: string): Ticks[] {
  const wrong = text.split(",").find((one) => one !== "exact" && one !== "direct");
  if (wrong !== undefined) throw new Error(`--ticks cannot be ${wrong}: it is exact, direct, or exact,direct`);
  return text.split(",") as Ticks[];
}

if (values.root === undefined) throw new Error("say where the checkout of tc39/test262 is: --root <folder>");
void main(resolve(values.root));
