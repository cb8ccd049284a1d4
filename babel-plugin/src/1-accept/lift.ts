/**
 * Where the body of a coroutine can stand: beside the statement that contains the function, in a
 * static private field of its class, or only inside its entry.
 *
 * Lifted, it is made once, and awaits of known functions call it directly. It has to stay in the class when it uses
 * private names, and inside the entry when it refers to something that is not visible outside, or that belongs to one
 * call: `super`, `arguments`, bindings of inner scopes.
 */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { isDecorated, runsWithClass } from "../syntax/quiet.js";
import type { FunctionNode } from "../syntax/walk.js";
import { isConstant, type Unseen } from "./constant.js";
import type { Names } from "./scopes.js";

/** The statement beside which the body can stand, or null. */
export function liftPoint(path: NodePath<FunctionNode>, names: Names, unseen: Unseen): NodePath<t.Statement> | null {
  const isArrow = path.isArrowFunctionExpression();
  if (!isArrow && (names.usesArguments || names.usesSuper)) return null;
  const point = enclosingStatement(path);
  if (point === null || (names.usesPrivateNames && leavesClass(path, point))) return null;
  for (const name of names.free.keys()) {
    if (!meansTheSame(name, path, point, unseen)) return null;
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
  const owner = parentPath!.parent as t.Class;
  return owner.id && !isDecorated(owner) ? owner.id.name : null;
}

/** Inside a class its name is a binding of its own, though Babel 7 has one for both. */
function meansTheSame(name: string, path: NodePath, point: NodePath<t.Statement>, unseen: Unseen): boolean {
  const inside = path.scope.getBinding(name);
  // Not that of the statement: the names of a loop, or of a class, may be declared in its own.
  const outside = point.parentPath!.scope.getBinding(name);
  const owner = inside?.path.node;
  if (owner?.type !== "ClassDeclaration" || !leaves(owner, path, point)) return inside === outside;
  return owner === outside?.path.node && isConstant(outside, unseen) && isThereBeforeItsCodeRuns(owner);
}

/** Whether the class stands between the function and the statement, or is that. */
function leaves(owner: t.Class, path: NodePath, point: NodePath): boolean {
  return path.findParent((one) => one.node === owner || one === point)?.node === owner;
}

/** Static initialisers and decorators run before the outer binding has its value, which decorators may replace. */
function isThereBeforeItsCodeRuns(owner: t.Class): boolean {
  return !isDecorated(owner) && !owner.body.body.some((one) => runsWithClass(one));
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
    case "TSEnumDeclaration":
      return true;
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return at.key !== "body";
    case "BinaryExpression":
      // `x |> f(%)`: the topic is a name of the right side.
      return at.key === "right" && (parent.node as t.BinaryExpression).operator === "|>";
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
