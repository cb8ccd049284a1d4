/** Parameters are bound when the coroutine starts, not when its function is called. */

import type * as t from "@babel/types";
import { binary, id, ifThen, placed, set, undef } from "../syntax/build.js";
import { isThisParameter } from "../syntax/functions.js";
import type { Builder } from "./builder.js";
import { bindTo } from "./patterns.js";

/**
 *   (a, b = D, { c }, ...d)
 *
 *   parameters: a, b, param, ...d
 *   b0: if (b === undefined) b = D
 *       { c } = param
 */
export function lowerParameters(b: Builder): void {
  if (b.target.nativeParams) return;
  const { params } = b.target.node;
  for (const [place, param] of params.entries()) {
    if (param.type === "RestElement") lowerParameter(b, param.argument, true);
    else if (isOverwritten(param, params.slice(place + 1)))
      b.machine.params.push({ name: b.local("param"), rest: false });
    else if (!isThisParameter(param)) lowerParameter(b, param, false);
  }
}

/** `(a, a)`, in sloppy code: the last one is meant. */
function isOverwritten(param: t.Node, later: readonly t.Node[]): boolean {
  return param.type === "Identifier" && later.some((one) => one.type === "Identifier" && one.name === param.name);
}

function lowerParameter(b: Builder, param: t.Node, rest: boolean): void {
  const target = param.type === "AssignmentPattern" ? param.left : param;
  // A name that lives in a box, or a pattern, is filled from what arrives.
  const name = target.type === "Identifier" ? target.name : b.local("param");
  b.machine.params.push({ name, rest });
  if (param.type === "AssignmentPattern") {
    b.push(placed(ifThen(binary("===", id(name), undef()), set(id(name), param.right)), param));
  }
  if (target.type !== "Identifier") bindTo(b, target, id(name));
}
