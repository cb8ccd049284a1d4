/** Calls that test runners move above the imports of their file: what stands in them may not name anything of it. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { propertyName } from "./wrappers.js";

const hoisted: Record<string, string[]> = { jest: ["mock"], vi: ["mock", "hoisted"], vitest: ["mock", "hoisted"] };

/** `jest.mock`, `vi.hoisted`: the call that this function stands in. Null: none. */
export function hoistedAround(path: NodePath): string | null {
  for (let at = path.parentPath; at !== null; at = at.parentPath) {
    const name = at.isCallExpression() ? hoistedCall(at.node, at) : null;
    if (name !== null) return name;
  }
  return null;
}

function hoistedCall({ callee }: t.CallExpression, path: NodePath): string | null {
  if (callee.type !== "MemberExpression") return null;
  const runner = rootOf(callee.object);
  const method = propertyName(callee);
  if (runner === null || method === null || !Object.hasOwn(hoisted, runner)) return null;
  return hoisted[runner]!.includes(method) && isRunner(path, runner) ? `${runner}.${method}` : null;
}

/** `jest` of `jest.mock("a").mock("b", () => ...)` */
function rootOf(object: t.Node): string | null {
  if (object.type === "Identifier") return object.name;
  if (object.type !== "CallExpression" || object.callee.type !== "MemberExpression") return null;
  return rootOf(object.callee.object);
}

/** It is global, or imported. */
function isRunner(path: NodePath, name: string): boolean {
  const binding = path.scope.getBinding(name);
  return binding === undefined || binding.kind === "module";
}
