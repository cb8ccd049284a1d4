/**
 * Writes types into a program: what is left of it when TypeScript has taken them out again is the program as it was.
 *
 *   async function f(a) { x.y = await g(a); }
 *   async function f<T>(this: any, a?: any): any { (x.y as any) = await (g!)<any>(<any>a); }
 *
 * What a node gets depends on its own text and that around it: it stays the same when other parts of a program shrink.
 */

import generator from "@babel/generator";
import { parse } from "@babel/parser";
import * as t from "@babel/types";

export function withTypes(source: string): string {
  const { program } = parse(source, { sourceType: "script", plugins: ["explicitResourceManagement"] });
  new Types(source).within(program, "fixed");
  return generator(program).code;
}

type Role =
  | "value" // an expression like any other
  | "link" // the inside of an optional chain, which ends at a type assertion
  | "target" // what is assigned to
  | "binding" // what is declared
  | "fixed"; // names and whatever else is no expression

type Fields = Record<string, unknown>;
type Assertion = (one: t.Expression) => t.Expression;

const any = () => t.tsTypeAnnotation(t.tsAnyKeyword());
const ofAny = () => t.tsTypeParameterInstantiation([t.tsAnyKeyword()]);
const generic = () => t.tsTypeParameterDeclaration([t.tsTypeParameter(null, null, "T")]);

const nonNull: Assertion = (one) => t.tsNonNullExpression(one);
const assertions: readonly Assertion[] = [
  nonNull,
  (one) => t.tsAsExpression(one, t.tsAnyKeyword()),
  (one) => t.tsSatisfiesExpression(one, t.tsAnyKeyword()),
  // As it is printed, a private name would be asserted without what it is looked for in.
  (one) => t.tsTypeAssertion(t.tsAnyKeyword(), one.type === "BinaryExpression" ? t.parenthesizedExpression(one) : one),
];
/** One in so many. */
const RARE = 6;

class Types {
  private declared = 0;

  constructor(private readonly source: string) {}

  /** `role`: of the node itself, which a pattern hands on to its parts. */
  within(node: t.Node, role: Role): void {
    const fields = node as unknown as Fields;
    for (const key of t.VISITOR_KEYS[node.type] ?? []) {
      const field = fields[key];
      const part = (one: t.Node) => this.typed(one, roleIn(node, key, one, role), node);
      if (Array.isArray(field)) fields[key] = (field as (t.Node | null)[]).map((one) => one && part(one));
      else if (field) fields[key] = part(field as t.Node);
    }
    this.annotate(node);
  }

  private typed(node: t.Node, role: Role, parent: t.Node): t.Node {
    this.within(node, role);
    if (role === "value" && t.isExpression(node)) return this.asserted(node, assertions, parent);
    if (role === "link" && t.isExpression(node)) return this.asserted(node, [nonNull], parent);
    if (role === "target" && (node.type === "Identifier" || node.type === "MemberExpression"))
      return this.asserted(node, assertions, parent);
    return node;
  }

  private asserted(node: t.Expression, ways: readonly Assertion[], parent: t.Node): t.Expression {
    if (node.type === "Super" || node.type === "Import") return node;
    const number = this.number(node, this.text(parent));
    if (number % RARE !== 0) return node;
    const made = ways[Math.floor(number / RARE) % ways.length]!(node);
    return ways.length === 1 ? made : t.parenthesizedExpression(made);
  }

  private annotate(node: t.Node): void {
    if (t.isFunction(node)) this.annotateFunction(node);
    else if (t.isClass(node)) this.annotateClass(node);
    else if (node.type === "Program" || node.type === "BlockStatement") node.body = this.amongTypes(node.body);
    else if (node.type === "ClassBody" && this.chance(node, "declared"))
      node.body.push({ ...t.classProperty(t.identifier(this.fresh("d")), null, any()), declare: true });
    else if (t.isForXStatement(node)) untyped(node.left);
    else if (node.type === "VariableDeclarator" || node.type === "CatchClause") this.annotatePart(node);
    else if (node.type === "ClassProperty" && this.chance(node, "property")) node.typeAnnotation = any();
    else if (isCall(node) && this.chance(node, "call")) node.typeParameters = ofAny();
  }

  private annotatePart(node: t.VariableDeclarator | t.CatchClause): void {
    const name = node.type === "CatchClause" ? node.param : node.id;
    if (name && this.chance(node, "part")) (name as t.Identifier).typeAnnotation = any();
  }

  private annotateFunction(node: t.Function): void {
    const special = "kind" in node && node.kind !== "method";
    for (const one of node.params) {
      const param = one.type === "AssignmentPattern" ? one.left : one;
      if (!this.chance(one, "parameter")) continue;
      (param as t.Identifier).typeAnnotation = any();
      if (one.type === "Identifier" && !special) one.optional = true;
    }
    if (special) return;
    if (this.chance(node, "generic")) node.typeParameters = generic();
    if (this.chance(node, "returned")) node.returnType = any();
    if (node.type !== "ArrowFunctionExpression" && this.chance(node, "this")) {
      node.params.unshift({ ...t.identifier("this"), typeAnnotation: any() });
    }
  }

  private annotateClass(node: t.Class): void {
    if (this.chance(node, "generic class")) node.typeParameters = generic();
    if (node.superClass && this.chance(node, "heritage")) node.superTypeParameters = ofAny();
    for (const member of node.body.body) {
      const isPublic = member.type === "ClassMethod" || member.type === "ClassProperty";
      if (isPublic && this.chance(member, "public")) member.accessibility = "public";
    }
  }

  /** Types that are declared between statements, and other signatures of functions. */
  private amongTypes(list: readonly t.Statement[]): t.Statement[] {
    return list.flatMap((one) => {
      if (one.type === "FunctionDeclaration" && this.chance(one, "overloaded")) return [signatureOf(one), one];
      return this.chance(one, "type")
        ? [t.tsTypeAliasDeclaration(t.identifier(this.fresh("T")), null, t.tsAnyKeyword()), one]
        : [one];
    });
  }

  private fresh(prefix: string): string {
    return `${prefix}$${this.declared++}`;
  }

  private chance(node: t.Node, what: string): boolean {
    return this.number(node, what) % RARE === 0;
  }

  /** FNV-1a of what stands there. */
  private number(node: t.Node, what: string): number {
    let hash = 0x811c9dc5;
    for (const char of what + this.text(node)) {
      hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    return hash >>> 8;
  }

  private text({ start, end }: t.Node): string {
    return this.source.slice(start ?? 0, end ?? 0).slice(0, 60);
  }
}

function roleIn(parent: t.Node, key: string, node: t.Node, role: Role): Role {
  switch (parent.type) {
    case "ArrayPattern":
    case "ObjectPattern":
    case "RestElement":
      return role;
    case "AssignmentPattern":
      return key === "left" ? role : "value";
    case "OptionalMemberExpression":
      return key === "object" ? "link" : isName(parent, key) ? "fixed" : "value";
    case "OptionalCallExpression":
      return key === "callee" ? "link" : "value";
    case "CallExpression":
      return key === "callee" && t.isIdentifier(node, { name: "eval" }) ? "fixed" : "value";
    case "AssignmentExpression":
      return key === "left" ? "target" : "value";
    case "UpdateExpression":
      return "target";
    case "ForInStatement":
    case "ForOfStatement":
      return key === "left" ? "target" : "value";
    case "ObjectProperty":
      if (key === "value" && role !== "value") return role;
      parent.shorthand = false;
      return isName(parent, key) ? "fixed" : "value";
    default:
      if (isName(parent, key)) return "fixed";
      return isDeclaredIn(parent, key) ? "binding" : "value";
  }
}

/** `property` of `o.property`, `key` of `{ key: 1 }`, and names of what is declared or jumped to. */
function isName(parent: t.Node, key: string): boolean {
  if (key === "property" || key === "key") return !("computed" in parent && parent.computed);
  return key === "label" || key === "meta" || key === "quasi" || (key === "id" && parent.type !== "VariableDeclarator");
}

function isDeclaredIn(parent: t.Node, key: string): boolean {
  return key === "params" || key === "param" || (key === "id" && parent.type === "VariableDeclarator");
}

function isCall(node: t.Node): node is t.CallExpression | t.OptionalCallExpression | t.NewExpression {
  if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression" && node.type !== "NewExpression")
    return false;
  return (
    node.callee.type !== "Super" && node.callee.type !== "Import" && !t.isIdentifier(node.callee, { name: "eval" })
  );
}

/** `for (const x: any of list)` is no TypeScript. */
function untyped(left: t.Node): void {
  if (left.type === "VariableDeclaration") (left.declarations[0]!.id as t.Identifier).typeAnnotation = null;
}

function signatureOf({ id }: t.FunctionDeclaration): t.Statement {
  const rest = { ...t.restElement(t.identifier("list")), typeAnnotation: any() };
  return t.tsDeclareFunction(id, null, [rest], any());
}
