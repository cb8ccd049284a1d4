/**
 * Small functions by number: few names, values and statements, so that each meets each soon.
 *
 *   async function f(x, y) { let k = () => x; S S return x; }
 *
 * Number after number makes all that have two statements, then all that have three, with blocks among them. No value grows
 * in a loop of many turns, as sums of texts would.
 */

import { Digits } from "./digits.ts";

const wait = (name: string) => `(await leaf(${name}))`;

const values = ["undefined", "0", "x", "y", wait("x"), wait("y")];
const tests = ["x", wait("x"), "y", wait("y")];

const assignments = ["x", "y"].flatMap((name) =>
  values.filter((value) => value !== name).map((value) => `${name} = ${value};`),
);

const simple = [
  ...assignments,
  ...[
    "x++;",
    "y = x++;",
    `x ^= ${wait("y")};`,
    `x = x ^ ${wait("y")} ^ x++;`,
    `y ??= ${wait("x")};`,
    `x &&= ${wait("y")};`,
  ],
  ...[
    "[x, y] = [y, x];",
    `[x, y = ${wait("x")}] = [y];`,
    `({ x = ${wait("y")} } = { x: y });`,
    `log("three", [x, ${wait("y")}, x]);`,
  ],
  ...["let y;", "let y = x;", `let y = ${wait("x")};`, "const y = x;", "let x;", "let [x, y = x] = [1];"],
  ...["var y;", "var y = x;", `var y = ${wait("x")};`, "var x = undefined;", `var { y = ${wait("x")} } = {};`],
  ...["function y() { return x; }", "class y { static v = (x = 4); }"],
  ...[
    "k = () => x;",
    "k = () => x++;",
    "k = () => (y = x);",
    `k = async function () { x = ${wait("x")}; return y++; };`,
  ],
  ...["(await k());", "y = x ^ (await k()) ^ x;", 'log("k", (await k()));', "return (await k());"],
  ...["return x;", `return ${wait("x")};`, "return leaf(y);", "throw x;", "if (x) return;", `${wait("x")};`],
  ...['log("x", x);', 'log("y", typeof y);', `log("both", x, ${wait("y")}, x);`, "arguments[0] = 7;"],
];

const jumps = ["break;", "continue;", `if (${wait("x")}) break;`, "if (y) continue;", "break a;"];

type Block = (digits: Digits) => string;

const plain: Block = (digits) => listOf(digits, simple);
const turn: Block = (digits) => listOf(digits, [...simple, ...jumps]);
const test: Block = (digits) => digits.choose(tests);

/** Statements around others. What is no JavaScript, like a jump to where it stands in none, is left out as a whole. */
const around: readonly Block[] = [
  (d) => `if (${test(d)}) { ${turn(d)} } else { ${plain(d)} }`,
  (d) => `a: { ${turn(d)} ${turn(d)} }`,
  (d) => `a: while (fuel() && ${test(d)}) { ${turn(d)} }`,
  (d) => `a: do { ${turn(d)} } while (fuel() && ${test(d)});`,
  (d) => `a: for (let y = ${test(d)}; fuel(); y++) { ${turn(d)} }`,
  (d) => `a: for (let y = x; fuel() && ${wait("y")}; k = () => y++) { ${turn(d)} }`,
  (d) => `a: for (var y = x; fuel() && y; ${wait("x")}) { ${turn(d)} }`,
  (d) => `a: for (const y of [1, ${test(d)}]) { ${turn(d)} }`,
  (d) => `a: for (let [x, y = ${wait("x")}] of [[1], [2, 0]]) { ${turn(d)} }`,
  (d) => `a: for (x of [y, 0]) { try { ${turn(d)} } finally { ${turn(d)} } }`,
  (d) => `a: for (let y in { a: x, b: 1 }) { k = () => y; ${turn(d)} }`,
  (d) => `switch (${test(d)}) { case 0: ${turn(d)} default: ${turn(d)} case ${wait("y")}: ${plain(d)} }`,
  (d) => `switch (${test(d)}) { case y: ${turn(d)} case x: ${plain(d)} }`,
  (d) => `try { ${plain(d)} } catch (y) { ${plain(d)} }`,
  (d) => `try { ${plain(d)} } finally { ${plain(d)} }`,
  (d) => `try { throw ${wait("x")}; } catch { ${plain(d)} } finally { ${plain(d)} }`,
  (d) => `{ let y = x; ${plain(d)} }`,
  (d) => `{ let x = 3; k = () => x; ${plain(d)} }`,
];

/** Ends with the first digit that is 0, or with the number. */
function listOf(digits: Digits, statements: readonly string[]): string {
  const list: string[] = [];
  for (let one = digits.choose(["", ...statements]); one !== ""; one = digits.choose(["", ...statements]))
    list.push(one);
  return list.join(" ");
}

const parameters = ["(x, y)", "(x = 1, y = x)", "(x, ...y)", "(x, [y])"];
const closures = [
  "let k = () => x;",
  "let k; k = () => x++;",
  "function k() { return y; }",
  `async function k() { return y ^ ${wait("x")}; }`,
];
const ends = ["return x;", "return y;", "return [x, y];", "return (await k());", ""];

/** The function `name` of this number. What is around its statements changes from number to number. */
export function functionAt(number: number, name: string): string {
  const digits = new Digits(number);
  const body: string[] = [];
  while (digits.areLeft) body.push(digits.chooseNext<Block>([...simple.map((one) => () => one), ...around])(digits));
  const turned = <T>(list: readonly T[], every: number) => list[Math.floor(number / every) % list.length]!;
  return `async function ${name}${turned(parameters, 3)} { ${turned(closures, 5)} ${body.join(" ")} ${turned(ends, 1)} }`;
}

/** Generators stand for async functions. */
export function asGenerators(source: string): string {
  return source.replaceAll("async function", "function*").replaceAll("await ", "yield ");
}
