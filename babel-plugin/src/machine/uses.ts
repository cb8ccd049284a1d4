/**
 * What a block reads before it writes it, and what it surely writes, in the order of evaluation.
 *
 *   a = b; if (c) { d = 1; goto b4 } e = (f = g) + f        reads b, c, g; writes a, e, f; at the goto: a, d
 *
 * Whatever is not known to be evaluated, and before what, counts as code that may not run: its reads count, its writes
 * only for itself.
 */

import type * as t from "@babel/types";
import { evaluatedOutside, namesBoundBy, namesDeclaredIn } from "../syntax/bound.js";
import { eachValue } from "../syntax/walk.js";
import { type Block, exitExpressions, type Goto } from "./machine.js";

export interface Uses {
  reads: ReadonlySet<string>;
  /** When the block goes on to its exit. */
  writes: ReadonlySet<string>;
  /** When it leaves through a goto. */
  writesBefore(goto: Goto): ReadonlySet<string>;
}

export function usesOf(block: Block, names: ReadonlySet<string>): Uses {
  const walk = new Walk(names);
  for (const statement of block.statements) walk.visit(statement);
  // Of the cases of a `select`, those behind the one that is chosen are not evaluated.
  const [first, ...others] = exitExpressions(block.exit);
  walk.visit(first);
  for (const expression of others) walk.maybe(expression);
  const { reads, writes, gotos } = walk;
  return { reads, writes, writesBefore: (goto) => gotos.get(goto) ?? none };
}

const none: ReadonlySet<string> = new Set();

class Walk {
  readonly reads = new Set<string>();
  readonly gotos = new Map<Goto, ReadonlySet<string>>();
  readonly writes = new Set<string>();
  /** The same in their order, so that they can be taken back. */
  private readonly written: string[] = [];
  /** What the names of this place are not: inside a function, class or block that stays as it is, one may be its own. */
  private bound = none;

  constructor(private readonly names: ReadonlySet<string>) {}

  visit(node: t.Node | null | undefined): void {
    if (!node) return;
    if (isName(node)) {
      this.read(node.name);
      eachValue(node, (decorator) => this.maybe(decorator));
    } else if (isGoto(node)) this.gotos.set(node, new Set(this.writes));
    else this.inside(node);
  }

  private inside(node: t.Node): void {
    for (const part of evaluatedOutside(node)) this.maybe(part);
    this.binding(namesBoundBy(node), () => this.parts(node));
  }

  /** Where these names are not those of the machine. */
  binding(own: readonly string[], run: () => void): void {
    const { bound } = this;
    if (own.length > 0) this.bound = new Set([...bound, ...own]);
    run();
    this.bound = bound;
  }

  private parts(node: t.Node): void {
    const special = specials[node.type];
    if (special !== undefined) special(this, node as never);
    else if (inOrder.has(node.type)) eachValue(node, (child) => this.visit(child));
    else eachValue(node, (child) => this.maybe(child));
  }

  /** What may not run, or not to its end. */
  maybe(part: t.Node | null | undefined | (() => void)): void {
    const before = this.written.length;
    if (typeof part === "function") part();
    else this.visit(part);
    while (this.written.length > before) this.writes.delete(this.written.pop()!);
  }

  private read(name: string): void {
    if (this.names.has(name) && !this.bound.has(name) && !this.writes.has(name)) this.reads.add(name);
  }

  private write(name: string): void {
    if (!this.names.has(name) || this.bound.has(name) || this.writes.has(name)) return;
    this.writes.add(name);
    this.written.push(name);
  }

  /** A target of an assignment, once the value is there. */
  assigned(node: t.Node): void {
    switch (node.type) {
      case "Identifier":
        return this.write(node.name);
      case "AssignmentPattern":
        this.maybe(node.right);
        return this.assigned(node.left);
      case "ArrayPattern":
        for (const element of node.elements) if (element) this.assigned(element);
        return;
      case "ObjectPattern":
        for (const part of node.properties) this.assigned(part);
        return;
      case "ObjectProperty":
        if (node.computed) this.visit(node.key);
        return this.assigned(node.value);
      case "RestElement":
        return this.assigned(node.argument);
      default:
        this.visit(node);
    }
  }
}

function isName(node: t.Node): node is t.Identifier | t.JSXIdentifier {
  return node.type === "Identifier" || node.type === "JSXIdentifier";
}

function isGoto(node: t.Node | Goto): node is Goto {
  return "goto" in node;
}

/** Nodes all of whose parts are evaluated, in the order of the source. */
const inOrder: ReadonlySet<string> = new Set<t.Node["type"]>([
  "ArrayExpression",
  "AwaitExpression",
  "BinaryExpression",
  "BlockStatement",
  "CallExpression",
  "ExpressionStatement",
  "MemberExpression",
  "NewExpression",
  "ObjectExpression",
  "ObjectProperty",
  "ParenthesizedExpression",
  "ReturnStatement",
  "SequenceExpression",
  "SpreadElement",
  "TemplateLiteral",
  "ThrowStatement",
  "UnaryExpression",
  "UpdateExpression",
  "VariableDeclaration",
]);

/** Nodes that evaluate some of their parts first, and others then, or not. */
const specials: { [Type in t.Node["type"]]?: (walk: Walk, node: Extract<t.Node, { type: Type }>) => void } = {
  AssignmentExpression: assignment,
  ConditionalExpression: either,
  IfStatement: either,
  LogicalExpression: (walk, { left, right }) => {
    walk.visit(left);
    walk.maybe(right);
  },
  SwitchStatement: (walk, { discriminant, cases }) => {
    walk.visit(discriminant);
    walk.binding(namesDeclaredIn(cases), () => {
      for (const one of cases) walk.maybe(one);
    });
  },
  OptionalMemberExpression: (walk, { object, property, computed }) => {
    walk.visit(object);
    if (computed) walk.maybe(property);
  },
  OptionalCallExpression: (walk, { callee, arguments: args }) => {
    walk.visit(callee);
    for (const one of args) walk.maybe(one);
  },
  VariableDeclarator: (walk, { id, init }) => {
    walk.visit(init);
    walk.assigned(id);
  },
  ForInStatement: forEach,
  ForOfStatement: forEach,
  ForStatement: (walk, { init, test, update, body }) => {
    walk.visit(init);
    walk.visit(test);
    walk.maybe(body);
    walk.maybe(update);
  },
  WhileStatement: (walk, { test, body }) => {
    walk.visit(test);
    walk.maybe(body);
  },
};

function assignment(walk: Walk, { operator, left, right }: t.AssignmentExpression): void {
  const isPattern = left.type === "Identifier" || left.type.endsWith("Pattern");
  if (operator === "=" && isPattern) {
    walk.visit(right);
    walk.assigned(left);
  } else {
    walk.visit(left);
    // `a?.b = c` is another plugin's.
    if (/^(?:\|\||&&|\?\?)=$/.test(operator) || left.type === "OptionalMemberExpression") walk.maybe(right);
    else walk.visit(right);
  }
}

function either(walk: Walk, { test, consequent, alternate }: t.IfStatement | t.ConditionalExpression): void {
  walk.visit(test);
  walk.maybe(consequent);
  walk.maybe(alternate);
}

function forEach(walk: Walk, { left, right, body }: t.ForInStatement | t.ForOfStatement): void {
  walk.visit(right);
  walk.maybe(() => {
    if (left.type === "VariableDeclaration") walk.visit(left);
    else walk.assigned(left);
    walk.visit(body);
  });
}
