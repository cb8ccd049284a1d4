/** A divergence as text: the program, and where the two traces part. */

import type { Divergence } from "./compare.ts";
import type { Observed } from "./run/program.ts";
import type { Kind } from "./subject.ts";

export function report(
  { kind }: { readonly kind: Kind },
  { mode, schedule, source, expected, actual }: Divergence,
): string {
  const leaves = schedule.length === 0 ? "" : `, with leaves that complete: ${schedule.join(" ")}`;
  return [
    `Diverges in ${mode}, compiled as ${kind}${leaves}`,
    "",
    source,
    "",
    sideBySide(lines(expected), lines(actual)),
  ].join("\n");
}

function lines({ trace, outcome }: Observed): string[] {
  return [...trace, outcome];
}

/** Both traces next to each other from shortly before they part. */
function sideBySide(expected: readonly string[], actual: readonly string[]): string {
  const parting = expected.findIndex((line, at) => line !== actual[at]);
  const from = Math.max(0, (parting < 0 ? expected.length : parting) - 5);
  const until = Math.min(Math.max(expected.length, actual.length), from + 15);
  const width = Math.max(8, ...expected.slice(from, until).map((line) => line.length)) + 2;
  const rows = [`   ${"expected".padEnd(width)} actual`];
  for (let at = from; at < until; at++) {
    const [left = "", right = ""] = [expected[at], actual[at]];
    rows.push(`${left === right ? " " : "!"}  ${left.padEnd(width)} ${right}`);
  }
  return rows.join("\n");
}
