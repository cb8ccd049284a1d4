/**
 * docs/test262.md: a section for each major version of Node, each written by one run with that version; and one with a row for
 * each run that has put awaits in.
 */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Ticks } from "./examine.ts";
import { describeFigures, describeReasons } from "./report.ts";
import type { Report } from "./tally.ts";

const intro = `# The language's own conformance suite, compiled

\`npm run test262\` takes a checkout of tc39/test262, of which nothing is kept here, compiles every async function in its tests
(\`annotate: "all"\`), and runs each test natively and compiled, in a realm of its own. Both have to end alike: pass or fail, print
the same, and leave as many rejections unhandled.

| column | is |
|---|---|
| runs | a file in one mode of the language: sloppy, strict, or as a module |
| pass natively | without the compiler: what the engine, inside Node's \`vm\`, can do at all |
| pass compiled | with \`ticks: "exact"\`, and with \`"direct"\` |
| functions compiled, left native | the async functions of the tests themselves, once per file; the code is that of the refusal |
| files untouched | all their async functions are left native, and they are not run: compiled, their text is what Babel alone makes of it |
| files unreadable | a syntax error for Babel too: nearly all of them are meant to be one |
| only compiled: syntax | runs that fail natively because the engine does not know the syntax that is compiled away |
| explained | pairs of runs that differ, for one of the reasons in \`test/test262/limits.ts\` |
| differing | pairs of runs that differ for none of them: these make the command fail |
`;

export interface PageOptions {
  command: string;
  ticks: Ticks[];
  awaits: number | null;
}

/** Writes the section of this Node, or the row of these awaits; the others stay. */
export function writePage(path: string, report: Report, root: string, options: PageOptions): void {
  const sections = sectionsOf(path);
  const name = options.awaits === null ? `node ${process.versions.node.split(".")[0]}` : withAwaits;
  const body =
    options.awaits === null ? section(report, root, options) : awaitsSection(sections.get(name), report, root, options);
  sections.set(name, body);
  const names = [...sections.keys()].filter((one) => one !== withAwaits).sort();
  const inOrder = sections.has(withAwaits) ? [...names, withAwaits] : names;
  const text = inOrder.map((one) => `\n\n<!-- ${one} -->\n${sections.get(one)}<!-- /${one} -->\n`);
  writeFileSync(path, intro + text.join(""));
}

const withAwaits = "awaits";

function sectionsOf(path: string): Map<string, string> {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const found = [...text.matchAll(/<!-- (node \d+|awaits) -->\n(.*?)<!-- \/\1 -->/gs)];
  return new Map(found.map(([, name, body]) => [name!, body!]));
}

function commitOf(root: string): string {
  return execFileSync("git", ["-C", root, "rev-parse", "HEAD"], { encoding: "utf8" }).trim();
}

const awaitsIntro = `## With awaits put in

Tests that wait for nothing, as the body of an async function with awaits in two of five places that can have one: which ones, the seed
says. Only those that can be one, and whose function is compiled, are run.
`;

/** A row for each run: by its seed, where it was run, and what of. */
function awaitsSection(known: string | undefined, report: Report, root: string, options: PageOptions): string {
  const { files, runs, native, passed, explained, differing } = report.total;
  const compiled = options.ticks.map((one) => `${passed[one]} ${one}`).join(", ");
  const what = [`${process.versions.node.split(".")[0]}`, `${options.awaits}`, `\`${options.command}\``];
  const row = `| ${[...what, commitOf(root).slice(0, 8), files, runs, native, compiled, explained, differing].join(" | ")} |`;
  const rows = (known ?? "").split("\n").filter((line) => /^\| \d/.test(line) && !line.includes(what[2]!));
  const inOrder = [...rows, row].sort((a, b) => seedIn(a) - seedIn(b));
  const head =
    "| Node | seed | command | suite | files | runs | pass natively | pass compiled | explained | differing |\n" +
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
  return `${awaitsIntro}\n${head}${inOrder.join("\n")}\n`;
}

function seedIn(row: string): number {
  return Number(row.split(" | ")[1]);
}

function section(report: Report, root: string, { command, ticks }: PageOptions): string {
  const commit = commitOf(root);
  const reasons = describeReasons(report);
  return [
    `## Node ${process.versions.node}, V8 ${process.versions.v8}\n`,
    `tc39/test262 at \`${commit}\`.\n`,
    `\`\`\`sh\n${command}\n\`\`\`\n`,
    describeFigures(report, ticks),
    reasons && `| explained by | pairs | one of them |\n| --- | --- | --- |\n${reasons}`,
  ].join("\n");
}
