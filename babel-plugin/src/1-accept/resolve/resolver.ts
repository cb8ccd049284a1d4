/** Where the walk is, and what it has found. What it does with each construct is in the files beside this one. */

import type * as t from "@babel/types";
import { isAnonymous, isInParentheses } from "../../syntax/functions.js";
import { textOfBigInt } from "../../syntax/versions.js";
import { bare, eachChild, type FunctionNode, isFunction, isTypeOnly } from "../../syntax/walk.js";
import { type Closure, type Names, Scope } from "../scopes.js";
import { isStrictByItself } from "../strict.js";
import { nestedFunction } from "./functions.js";
import { visitors } from "./visitors.js";

export class Resolver {
  /** Counts what is visited: the points of the walk. */
  now = 0;
  /** The outermost function or class inside the target around here. */
  closure: Closure | null = null;
  /** `this` here is the function's own. */
  ownThis = true;
  /** When the blocks were entered: their functions come to be then. */
  readonly entered = new Map<Scope, number>();
  /** Visited before their turn. */
  readonly visited = new Set<t.Node>();

  constructor(
    readonly target: FunctionNode,
    readonly awaiting: ReadonlySet<t.Node>,
    /** The code here is strict. */
    public strict: boolean,
    public scope: Scope,
    readonly names: Names,
  ) {}

  visit(node: t.Node): void {
    this.now++;
    if (isTypeOnly(node) || this.visited.has(node)) return;
    const special = visitors[node.type];
    if (special !== undefined) special(this, node as never);
    else if (isFunction(node)) nestedFunction(this, node);
    else eachChild(node, (child) => this.visit(child));
  }

  visitAll(nodes: Array<t.Node | null | undefined>): void {
    for (const node of nodes) if (node) this.visit(node);
  }

  // ---- scopes and closures ----

  /** `lowered`: taken apart, if what is around it is. */
  open(node: t.Node, lowered: boolean, run: () => void, { perTurn = false, isFunction = false } = {}): void {
    const parent = this.scope;
    this.within(new Scope(parent, node, lowered && parent.lowered, perTurn || parent.perTurn, isFunction), run);
  }

  /** The scope of a function that stays as it is. */
  openNative(node: t.Node, run: () => void): void {
    this.open(node, false, run, { isFunction: true });
  }

  private within(scope: Scope, run: () => void): void {
    const { scope: outer, strict } = this;
    this.scope = scope;
    this.strict ||= isStrictByItself(scope.node);
    this.names.scopes.set(scope.node, scope);
    run();
    this.scope = outer;
    this.strict = strict;
  }

  inClosure(node: t.Node, createdAt: number, keepsThis: boolean, run: () => void): void {
    const { closure, ownThis } = this;
    if (closure === null) {
      this.closure = this.names.closures.get(node) ?? { node, createdAt, captures: new Set(), caught: [] };
      this.names.closures.set(node, this.closure);
    }
    this.ownThis &&= keepsThis;
    run();
    this.closure = closure;
    this.ownThis = ownThis;
  }

  // ---- names ----

  reference(node: t.Identifier | t.JSXIdentifier, { called = false, written = false } = {}): void {
    this.now++;
    const binding = this.scope.find(node.name);
    if (binding === null) return this.unresolved(node);
    if (written) binding.assigned = true;
    const { closure } = this;
    binding.references.push({ node, at: closure?.createdAt ?? this.now, closure, called, declares: false });
    closure?.captures.add(binding);
  }

  private unresolved(node: t.Identifier | t.JSXIdentifier): void {
    if (node.name === "arguments" && this.ownThis) this.names.usesArguments = true;
    const seen = this.names.free.get(node.name);
    if (seen === undefined) this.names.free.set(node.name, [node]);
    else seen.push(node);
  }

  /** A binding is initialised from here on. */
  ready(name: string): void {
    const binding = this.scope.find(name);
    if (binding !== null) binding.readyFrom = Math.min(binding.readyFrom, ++this.now);
  }

  /** An anonymous function or class gets its name from where it is put, casts or not, but not from `(x)`. */
  nameFrom(place: t.Node | null | undefined, given: t.Node | null | undefined): void {
    if (!place || !given || isInParentheses(place)) return;
    const [target, value] = [bare(place), bare(given)];
    if (!isAnonymous(value)) return;
    if (target.type === "StringLiteral" || target.type === "NumericLiteral") {
      this.names.givenNames.set(value, String(target.value));
    } else if (target.type === "BigIntLiteral") {
      this.names.givenNames.set(value, textOfBigInt(target));
    } else if (target.type === "Identifier") {
      this.names.givenNames.set(value, target.name);
      this.names.namedBy.set(value, target);
    }
  }
}
