/**
 * A test that waits for nothing, as one that waits all the time: its code becomes the body of an async function, with
 * awaits put in, so that what it shows of statements and expressions is shown of the machine.
 *
 *   for (let x of f(y)) g(x);      (async () => {
 *                                    for (let x of await f(y)) { await 0; g(await x); }
 *                                  })().then(() => $DONE(), $DONE);
 */

import { generate } from "@babel/generator";
import { parse } from "@babel/parser";
import type * as t from "@babel/types";
import { block } from "../../babel-plugin/src/syntax/build.ts";
import { eachOwnChild } from "../../babel-plugin/src/syntax/walk.ts";
import type { Frontmatter } from "./frontmatter.ts";

/** Whether it can be a body at all: early errors and modules cannot. */
export function canWait({ flags, negative }: Frontmatter): boolean {
  return negative === null && !flags.includes("raw") && !flags.includes("module");
}

/**
 * `seed` says where the awaits are, and whether they are in an arrow or in a function.
 *
 * @throws SyntaxError for what is no script, or is none with awaits in it.
 */
export function withAwaits(source: string, { flags }: Frontmatter, seed: number): string {
  const { program } = parse(source, {
    plugins: ["explicitResourceManagement", "decorators"],
    allowAwaitOutsideFunction: true,
  });
  new Putter(seed).into(program);
  const { code } = generate(block(program.body), {});
  const made = seed % 2 === 0 ? `(async () => ${code})()` : `(async function () ${code}).call(this)`;
  const strict = program.directives.some((one) => one.value.value === "use strict") ? '"use strict";\n' : "";
  return `${strict}${made}.then(${flags.includes("async") ? "undefined" : "() => $DONE()"}, $DONE);\n`;
}

/** Where an expression may be waited for: the fields, by the type of what they belong to. */
const waitable: Record<string, string[]> = {
  VariableDeclarator: ["init"],
  AssignmentExpression: ["right"],
  AssignmentPattern: ["right"],
  CallExpression: ["arguments"],
  NewExpression: ["arguments"],
  OptionalCallExpression: ["arguments"],
  ConditionalExpression: ["test", "consequent", "alternate"],
  LogicalExpression: ["left", "right"],
  BinaryExpression: ["left", "right"],
  UnaryExpression: ["argument"],
  SequenceExpression: ["expressions"],
  ArrayExpression: ["elements"],
  ObjectProperty: ["value"],
  SpreadElement: ["argument"],
  TemplateLiteral: ["expressions"],
  IfStatement: ["test"],
  WhileStatement: ["test"],
  DoWhileStatement: ["test"],
  ForStatement: ["test", "update"],
  ForInStatement: ["right"],
  ForOfStatement: ["right"],
  SwitchStatement: ["discriminant"],
  SwitchCase: ["test"],
  ThrowStatement: ["argument"],
  ClassDeclaration: ["superClass"],
  ClassExpression: ["superClass"],
};

/** What is not an expression of its own, or means something else with an await around it. */
const untouched = /^(?:Private|Super|Spread|Argument|Import$|.*Pattern$)|Template(?:Element|Literal)/;

class Putter {
  private count: number;

  constructor(private readonly seed: number) {
    this.count = seed;
  }

  into(node: t.Node): void {
    const thrower = throwerIn(node);
    if (thrower !== null) return this.intoThrower(node as t.ExpressionStatement, thrower);
    eachOwnChild(node, (child) => this.into(child));
    const fields = node as unknown as Record<string, unknown>;
    if (isTypeof(node)) return;
    for (const name of [...(waitable[node.type] ?? []), ...this.computed(node)]) {
      const value = fields[name];
      fields[name] = Array.isArray(value) ? value.map((one) => this.around(one)) : this.around(value as t.Node);
    }
    const list = listOf(node);
    if (list !== null && this.chooses()) list.splice(this.count % (list.length + 1), 0, pause());
  }

  /** `assert.throws(E, () => ...)` => `await assert.throwsAsync(E, async () => ...)` */
  private intoThrower(statement: t.ExpressionStatement, { call, thrower }: Thrower): void {
    (call.callee as t.MemberExpression).property = { type: "Identifier", name: "throwsAsync" } as t.Identifier;
    thrower.async = true;
    this.into(thrower.body);
    statement.expression = { type: "AwaitExpression", argument: call } as t.AwaitExpression;
  }

  /** Keys and names of members are expressions only when they are computed. */
  private computed(node: t.Node): string[] {
    if (!("computed" in node) || !node.computed) return [];
    return "property" in node ? ["property"] : "key" in node ? ["key"] : [];
  }

  private around<N extends t.Node | null | undefined>(node: N): N {
    if (!node || untouched.test(node.type) || node.type === "AwaitExpression" || !this.chooses()) return node;
    return { type: "AwaitExpression", argument: node } as unknown as N;
  }

  /** Two of five, and other ones for each seed. */
  private chooses(): boolean {
    this.count = (this.count * 16807 + 11 + this.seed) % 2147483647;
    return this.count % 5 < 2;
  }
}

interface Thrower {
  call: t.CallExpression;
  thrower: t.FunctionExpression | t.ArrowFunctionExpression;
}

/** What most tests of errors are: without this their code would not wait. */
function throwerIn(node: t.Node): Thrower | null {
  const call =
    node.type === "ExpressionStatement" && node.expression.type === "CallExpression" ? node.expression : null;
  const { callee, arguments: args } = call ?? {};
  if (callee?.type !== "MemberExpression" || (callee.property as t.Identifier).name !== "throws") return null;
  const thrower = args?.[1];
  const isFunction = thrower?.type === "FunctionExpression" || thrower?.type === "ArrowFunctionExpression";
  return isFunction && !thrower.generator ? { call: call!, thrower } : null;
}

/** `typeof x` asks for names that may not exist. */
function isTypeof(node: t.Node): boolean {
  return node.type === "UnaryExpression" && /^(?:typeof|delete)$/.test(node.operator);
}

function listOf(node: t.Node): t.Statement[] | null {
  if (node.type === "BlockStatement" || node.type === "Program") return node.body;
  return node.type === "SwitchCase" ? node.consequent : null;
}

function pause(): t.Statement {
  const argument = { type: "NumericLiteral", value: 0 };
  return { type: "ExpressionStatement", expression: { type: "AwaitExpression", argument } } as unknown as t.Statement;
}
