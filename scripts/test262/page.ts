/** docs/test262.md: a section for each major version of Node, each written by one run with that version. */

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
| files untouched | all their async functions are left native: they show only that the rest of the file stays as it is |
| files unreadable | a syntax error for Babel too: nearly all of them are meant to be one |
| only compiled: syntax | runs that fail natively because the engine does not know the syntax that is compiled away |
| explained | pairs of runs that differ, for one of the reasons in \`test/test262/limits.ts\` |
| differing | pairs of runs that differ for none of them: these make the command fail |
`;

/** Writes the section of this Node; the other sections stay. */
export function writePage(
  path: string,
  report: Report,
  root: string,
  options: { command: string; ticks: Ticks[] },
): void {
  const major = process.versions.node.split(".")[0]!;
  const others = [...sectionsOf(path)].filter(([version]) => version !== major);
  const all = new Map([...others, [major, section(report, root, options)]]);
  const sections = [...all].sort(([a], [b]) => Number(a) - Number(b));
  const text = sections.map(([version, body]) => `\n\n<!-- node ${version} -->\n${body}<!-- /node ${version} -->\n`);
  writeFileSync(path, intro + text.join(""));
}

function sectionsOf(path: string): Map<string, string> {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const found = [...text.matchAll(/<!-- node (\d+) -->\n(.*?)<!-- \/node \1 -->/gs)];
  return new Map(found.map(([, version, body]) => [version!, body!]));
}

function section(report: Report, root: string, { command, ticks }: { command: string; ticks: Ticks[] }): string {
  const commit = execFileSync("git", ["-C", root, "rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  const reasons = describeReasons(report);
  return [
    `## Node ${process.versions.node}, V8 ${process.versions.v8}\n`,
    `tc39/test262 at \`${commit}\`.\n`,
    `\`\`\`sh\n${command}\n\`\`\`\n`,
    describeFigures(report, ticks),
    reasons && `| explained by | pairs | one of them |\n| --- | --- | --- |\n${reasons}`,
  ].join("\n");
}
