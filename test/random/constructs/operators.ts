/** Operators, with awaits wherever their operands bring them. */

import { construct, many, one } from "../grammar/grammar.ts";
import type { Site } from "../render/site.ts";

const left = one("expression");
const right = one("expression");

const binary = ["+", "-", "*", "===", "<", "!=", ">=", "%", "&", "|", "^", "<<", ">>>", "**", "==", "/"] as const;
const compound = ["+=", "-=", "*=", "**=", "%=", "|=", "&=", "<<=", ">>>="] as const;

const arrayPattern = { parts: many("pattern", 0, 3), value: one("iterable") };
const objectPattern = { key: one("key"), part: one("pattern"), value: one("object") };

export const operators = [
  construct(
    "expression",
    "binary",
    8,
    { left, right },
    (s) => `(${s.text("left")} ${s.choose(binary)} ${s.text("right")})`,
  ),
  construct(
    "expression",
    "logical",
    5,
    { left, right },
    (s) => `(${s.text("left")} ${s.choose(["&&", "||", "??"] as const)} ${s.text("right")})`,
  ),
  construct(
    "expression",
    "conditional",
    4,
    { test: one("expression"), left, right },
    (s) => `(${s.text("test")} ? ${s.text("left")} : ${s.text("right")})`,
  ),
  construct("expression", "sequence", 2, { parts: many("expression", 2, 3) }, (s) => `(${s.text("parts")})`),
  construct(
    "expression",
    "unary",
    3,
    { value: one("expression") },
    (s) => `(${s.choose(["!", "typeof ", "-", "void ", "~", "+"] as const)}${s.text("value")})`,
  ),
  construct("expression", "typeof of an unknown name", 1, {}, () => "(typeof nowhere)"),

  construct(
    "expression",
    "assign",
    6,
    { target: one("target"), value: one("expression") },
    (s) => `(${s.text("target")} = ${s.text("value")})`,
  ),
  construct(
    "expression",
    "assign with operator",
    4,
    { target: one("target"), value: one("expression") },
    (s) => `(${s.text("target")} ${s.choose(compound)} ${s.text("value")})`,
  ),
  construct(
    "expression",
    "assign logically",
    4,
    { target: one("target"), value: one("expression") },
    (s) => `(${s.text("target")} ${s.choose(["??=", "||=", "&&="] as const)} ${s.text("value")})`,
  ),
  construct("expression", "update", 3, { target: one("target") }, (s) => {
    const target = s.text("target");
    return s.choose([`(${target}++)`, `(++${target})`, `(${target}--)`, `(--${target})`] as const);
  }),
  // In a sequence, because V8 rejects `f(x += 1, [y] = z)`, and Babel prints no other parentheses.
  construct("expression", "assign to array pattern", 1, arrayPattern, (s) => `(0, ${assignArray(s)})`),
  construct("statement", "assign to array pattern", 2, arrayPattern, (s) => `(${assignArray(s)});`),
  construct("expression", "assign to object pattern", 1, objectPattern, (s) => `(0, ${assignObject(s)})`),
  construct("statement", "assign to object pattern", 2, objectPattern, (s) => `(${assignObject(s)});`),

  construct(
    "expression",
    "in",
    1,
    { key: one("key"), object: one("object") },
    (s) => `(${s.text("key")} in ${s.text("object")})`,
  ),
  construct(
    "expression",
    "instanceof",
    1,
    { object: one("object") },
    (s) => `(${s.text("object")} instanceof ${s.pick("class") ?? "Object"})`,
  ),
  construct(
    "expression",
    "delete",
    2,
    { object: one("object"), key: one("key") },
    (s) => `(delete ${s.text("object")}${s.choose(["[", "?.["] as const)}${s.text("key")}])`,
  ),
  construct("expression", "private in", 1, { object: one("object") }, (s) => {
    const name = s.choose(s.place.privates);
    const object = s.text("object");
    return name === undefined ? `(typeof ${object})` : `(${name} in ${object})`;
  }),
];

function assignArray(s: Site<"parts" | "value">): string {
  const parts = s.texts("parts", { ...s.place, names: "assign" });
  return `[${parts.join(s.choose([", ", ", , "] as const))}] = ${s.text("value")}`;
}

function assignObject(s: Site<"key" | "part" | "value">): string {
  const key = s.text("key");
  return `{ [${key}]: ${s.text("part", { ...s.place, names: "assign" })} } = ${s.text("value")}`;
}
