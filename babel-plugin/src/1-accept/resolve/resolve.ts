/** Finds what every name in a function means. One walk, in the order of the source. */

import type * as t from "@babel/types";
import type { FunctionNode } from "../../syntax/walk.js";
import { type Names, Scope } from "../scopes.js";
import { functionBody, shadowsParameters } from "./hoisting.js";
import { parameters } from "./patterns.js";
import { Resolver } from "./resolver.js";

export function resolveNames(target: FunctionNode, awaiting: Set<t.Node>, strict: boolean): Names {
  const root = new Scope(null, target, true, false, true);
  const r = new Resolver(target, awaiting, strict, root, noNames(target, root));
  const { body } = target;
  parameters(r, target);
  if (body.type !== "BlockStatement") r.visit(body);
  else if (shadowsParameters(r, body)) r.open(body, true, () => functionBody(r, body.body), { isFunction: true });
  else functionBody(r, body.body);
  return r.names;
}

function noNames(target: FunctionNode, root: Scope): Names {
  return {
    root,
    scopes: new Map([[target, root]]),
    free: new Map(),
    closures: new Map(),
    declared: new Map(),
    declarators: new Map(),
    shorthands: [],
    thisNodes: [],
    deletions: new Map(),
    newTargets: [],
    usesArguments: false,
    usesSuper: false,
    usesPrivateNames: false,
    givenNames: new Map(),
    namedBy: new Map(),
    labels: new Set(),
    evalCall: null,
    withStatement: null,
    namespaces: [],
    enums: [],
    doExpressions: [],
    blockFunctions: new Map(),
    hiddenFunctions: [],
  };
}
