/**
 * Where the body of a coroutine can stand: beside the statement that contains the function, in a
 * static private field of its class, or only inside its entry.
 *
 * Lifted, it is made once, and awaits of known functions call it directly. It has to stay in the class when it uses
 * private names, and inside the entry when it refers to something that is not visible outside, or that belongs to one
 * call: `super`, `arguments`, bindings of inner scopes.
 */

import type { Binding, NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { FunctionNode } from "../syntax/walk.js";
import type { Names } from "./scopes.js";

/** The statement beside which the body can stand, or null. */
export function liftPoint(path: NodePath<FunctionNode>, names: Names): NodePath<t.Statement> | null {
  const isArrow = path.isArrowFunctionExpression();
  if (!isArrow && (names.usesArguments || names.usesSuper)) return null;
  const point = enclosingStatement(path);
  if (point === null || (names.usesPrivateNames && leavesClass(path, point))) return null;
  for (const name of names.free.keys()) {
    if (!meansTheSame(path.scope.getBinding(name), point.scope.getBinding(name))) return null;
  }
  return point;
}

/**
 * The class that can keep the body of its method, by its name, which means the class in all of it:
 *
 *   class C { static #m$run = (depth, at) => { ... }; m() { return new Coroutine(begin(C.#m$run, [], this)); } }
 *
 * Only for methods that use private names: engines and configurations of Babel that know those know private fields. Null:
 * there is none, or a decorator may put another class in its place.
 */
export function homeOf(path: NodePath<FunctionNode>, names: Names): string | null {
  const { node, parentPath } = path;
  if (node.type !== "ClassMethod" && node.type !== "ClassPrivateMethod") return null;
  if (!names.usesPrivateNames || names.usesArguments || names.usesSuper) return null;
  const { id, decorators } = parentPath!.parent as t.Class;
  return id && (decorators ?? []).length === 0 ? id.name : null;
}

/** Inside a class its name is a binding of its own, which the outer one equals unless it is assigned. */
function meansTheSame(inside: Binding | undefined, outside: Binding | undefined): boolean {
  if (inside === outside) return true;
  const owner = inside?.path.node;
  if (owner?.type !== "ClassDeclaration" || owner !== outside?.path.node || !outside.constant) return false;
  // Static initialisers run before the outer one has its value.
  return !owner.body.body.some(
    (member) => member.type === "StaticBlock" || ("static" in member && member.static && "value" in member),
  );
}

function enclosingStatement(path: NodePath): NodePath<t.Statement> | null {
  for (let at: NodePath = path; ; ) {
    const parent: NodePath | null = at.parentPath;
    if (parent === null) return null;
    if (
      at.listKey === "body" &&
      (parent.isBlockStatement() || parent.isProgram() || parent.isStaticBlock() || parent.isTSModuleBlock())
    ) {
      return at as NodePath<t.Statement>;
    }
    if (bars(at, parent)) return null;
    at = parent;
  }
}

/** Between the two there is a scope that the function may depend on. */
function bars(at: NodePath, parent: NodePath): boolean {
  switch (parent.type as string) {
    case "SwitchCase":
    case "CatchClause":
    case "ClassProperty":
    case "ClassPrivateProperty":
    case "ClassAccessorProperty":
    case "TSModuleDeclaration":
      return true;
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return at.key !== "body";
    case "ClassMethod":
    case "ClassPrivateMethod":
    case "ObjectMethod":
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return true;
    default:
      return false;
  }
}

function leavesClass(path: NodePath, point: NodePath): boolean {
  const owner = path.findParent((one) => one.isClass());
  return owner !== null && owner.find((one) => one === point) !== null;
}
