/** Branches, blocks, and the jumps out of them. */

import { construct, many, maybe, one } from "../grammar/grammar.ts";
import { inBlock, inTarget, type JumpTarget } from "../render/place.ts";
import { braces } from "../render/site.ts";

const body = many("statement", 1, 5);
const value = one("expression");

export const branches = [
  construct("statement", "mark", 1, {}, (s) => `log(${s.tag()});`),
  construct("statement", "log", 10, { value }, (s) => `log(${s.tag()}, ${s.text("value")});`),
  construct("statement", "expression", 6, { value }, (s) => `${s.text("value")};`),
  construct("statement", "if", 4, { test: value, body }, (s) => `if (${s.text("test")}) ${s.block("body")}`),
  construct(
    "statement",
    "if else",
    3,
    { test: value, body, otherwise: body },
    (s) => `if (${s.text("test")}) ${s.block("body")} else ${s.block("otherwise")}`,
  ),
  construct(
    "statement",
    "if else if",
    1,
    { test: value, body, second: value, otherwise: body },
    (s) => `if (${s.text("test")}) ${s.block("body")}\nelse if (${s.text("second")}) ${s.block("otherwise")}`,
  ),
  construct("statement", "block", 1, { body }, (s) => s.block("body")),
  construct("statement", "labelled block", 3, { body }, (s) => {
    const label = s.fresh("l");
    return `${label}: ${s.block("body", inTarget(s.place, { label, kind: "block" }))}`;
  }),
  construct("statement", "switch", 4, { value: one("small"), cases: many("case", 1, 4) }, (s) => {
    const value = s.text("value");
    const label = s.chance(3) ? s.fresh("l") : null;
    const cases = s.texts("cases", inTarget(inBlock(s.place), { label, kind: "switch" }));
    const other = s.choose([null, ...cases.keys()]);
    // One of them is the default, wherever it stands.
    const texts = cases.map((text, at) => (at === other ? text.replace(/^case .*:$/m, "default:") : text));
    return `${label === null ? "" : `${label}: `}switch (${value}) ${braces(texts)}`;
  }),
  construct("case", "case", 1, { test: one("small"), body: many("statement", 0, 3) }, (s) => {
    const test = s.text("test");
    const statements = s.texts("body").map((text) => `\n  ${text.replaceAll("\n", "\n  ")}`);
    return `case ${test}:\n${statements.join("")}${s.choose(["", "\n  break;"] as const)}`;
  }),

  construct("statement", "jump", 1, {}, (s) => s.choose(jumps(s.place.targets)) ?? `log(${s.tag()});`),
  construct("statement", "conditional jump", 6, { test: value }, (s) => {
    const test = s.text("test");
    return `if (${test}) ${s.choose(jumps(s.place.targets)) ?? `log(${s.tag()});`}`;
  }),
  construct("statement", "return", 1, { value: maybe("expression") }, (s) => {
    const value = s.text("value");
    return s.place.fn.returns ? `return ${value};` : `log(${s.tag()}, ${value || "0"});`;
  }),
  construct("statement", "conditional return", 3, { test: value, value: maybe("expression") }, (s) => {
    const test = s.text("test");
    const value = s.text("value");
    return s.place.fn.returns ? `if (${test}) return ${value};` : `log(${s.tag()}, ${test});`;
  }),
  construct("statement", "return of a call", 2, { test: maybe("expression"), args: many("argument", 0, 2) }, (s) => {
    const test = s.has("test") ? `if (${s.text("test")}) ` : "";
    const callee = s.pick("async");
    const args = s.text("args");
    const { awaits, returns } = s.place.fn;
    if (!awaits || !returns || callee === undefined) return `log(${s.tag()});`;
    return `${test}return ${s.choose([s.await(`${callee}(${args})`), s.ink.spelling.start(callee, args)] as const)};`;
  }),
];

/** Every `break` and `continue` that may stand here. */
export function jumps(targets: readonly JumpTarget[]): string[] {
  const found: string[] = [];
  const loops = targets.filter(({ kind }) => kind === "loop");
  if (targets.some(({ kind }) => kind !== "block")) found.push("break;");
  if (loops.length > 0) found.push("continue;");
  for (const { label } of targets) if (label !== null) found.push(`break ${label};`);
  for (const { label } of loops) if (label !== null) found.push(`continue ${label};`);
  return found;
}
