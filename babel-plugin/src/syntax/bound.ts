/** The names that a piece of syntax binds for what is inside of it. */

import type * as t from "@babel/types";
import { bare } from "./walk.js";

/**
 * Names that surely mean something of this node's own, everywhere in it. Not all of them: the
 * variables of a function and of a switch are left out, for they do not hold in all of its parts.
 */
export function namesBoundBy(node: t.Node): string[] {
  switch (node.type) {
    case "FunctionExpression":
      return [...ownName(node), ...namesOf(node.params)];
    case "FunctionDeclaration":
    case "ArrowFunctionExpression":
    case "ObjectMethod":
    case "ClassMethod":
    case "ClassPrivateMethod":
      return namesOf(node.params);
    case "ClassExpression":
    case "ClassDeclaration":
      return ownName(node);
    case "BlockStatement":
    case "StaticBlock":
      return node.body.flatMap(declaredBy);
    case "ForStatement":
      return node.init ? declaredBy(node.init) : [];
    case "ForInStatement":
    case "ForOfStatement":
      return declaredBy(node.left);
    case "CatchClause":
      return namesOf([node.param]);
    default:
      return [];
  }
}

/** What the cases of a switch declare: it holds in all of them, and not where the switch begins. */
export function namesDeclaredIn(cases: readonly t.SwitchCase[]): string[] {
  return cases.flatMap((one) => one.consequent.flatMap(declaredBy));
}

/** The parts of a method that do not see its names: decorators, also those of its parameters, and `[key]`. */
export function evaluatedOutside(node: t.Node): t.Node[] {
  if (node.type !== "ClassMethod" && node.type !== "ClassPrivateMethod" && node.type !== "ObjectMethod") return [];
  const decorated: t.Node[] = [node, ...node.params.map((one) => (one.type === "AssignmentPattern" ? one.left : one))];
  const decorators = decorated.flatMap((one) => ("decorators" in one && one.decorators) || []);
  return node.computed ? [...decorators, node.key] : decorators;
}

function ownName({ id }: t.FunctionExpression | t.Class): string[] {
  return id ? [id.name] : [];
}

function namesOf(patterns: Array<t.Node | null | undefined>): string[] {
  return patterns.flatMap(boundIdentifiers).map(({ name }) => name);
}

/** What a statement declares for the block or program that it stands in. Not `var`: that is the whole function's. */
export function declaredBy(node: t.Node): string[] {
  switch (node.type) {
    case "VariableDeclaration":
      return node.kind === "var" ? [] : namesOf(node.declarations.map((one) => one.id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return node.id ? [node.id.name] : [];
    default:
      return [];
  }
}

/** The names that an enum has inside of it. */
export function enumMembers(node: t.TSEnumDeclaration): string[] {
  return membersOf(node).map(({ id }) => (id.type === "Identifier" ? id.name : id.value));
}

/** Babel 8 has them in a body. */
export function membersOf({ members, body }: t.TSEnumDeclaration): t.TSEnumMember[] {
  return members ?? body?.members ?? [];
}

/** The identifiers that a pattern binds, or assigns. */
export function boundIdentifiers(node: t.Node | null | undefined): t.Identifier[] {
  const pattern = node && bare(node);
  switch (pattern?.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((part) =>
        boundIdentifiers(part.type === "RestElement" ? part.argument : part.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap(boundIdentifiers);
    case "AssignmentPattern":
      return boundIdentifiers(pattern.left);
    case "RestElement":
      return boundIdentifiers(pattern.argument);
    case "TSParameterProperty":
      return boundIdentifiers(pattern.parameter);
    default:
      return [];
  }
}
