/** An accepted function becomes a target: what it needs to know of itself, and of the others in its file. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { BodyName } from "../syntax/body-name.js";
import { become, bool, id, undef } from "../syntax/build.js";
import { directivesOf } from "../syntax/functions.js";
import { UsedNames } from "../syntax/names.js";
import { type FunctionNode, isPrivateMember } from "../syntax/walk.js";
import type { Accepted } from "./accept.js";
import { type Analysis, analyse, resolve } from "./analyse.js";
import { catchTurns, placeBindings } from "./bindings.js";
import { isConstant, type Unseen } from "./constant.js";
import { withoutDirectives } from "./directives.js";
import { meaningAt } from "./meaning.js";
import { callOwnBodies } from "./own-bodies.js";
import type { Names } from "./scopes.js";
import { signatureOf } from "./signature.js";
import type { LocalNames, Target } from "./target.js";
import { dropUnusedEntries, type Entries } from "./unused-entries.js";

/** What the functions of a file know of each other. */
export interface FileFacts {
  /** The bodies that identifiers and private members stand for, where they are called. */
  bodies: Map<t.Node, BodyName>;
  /** The classes that keep bodies. */
  homes: ReadonlySet<string>;
  /** Awaited callees that are surely not compiled. */
  ordinary: ReadonlySet<t.Node>;
  entries: Entries;
  /** The bodies that have to ask how deep the native stack is. */
  depthChecks: Set<string>;
  /** The functions that others of them stand in: what these have become is to be looked at again. */
  enclosing: ReadonlySet<t.Node>;
  unseen: Unseen;
  exact: boolean;
  /** The names in the file that are not its own: of bodies, and of what is imported for them. */
  ours: ReadonlySet<string>;
  /** What metadata calls the file; null: there is none. */
  file: string | null;
}

/** Analyses an accepted function for lowering. Functions inside it have been compiled by now. */
export function prepare(accepted: Accepted, facts: FileFacts): { target: Target; used: UsedNames } {
  const { path, kind, name, run, point, home, strict } = accepted;
  const { node } = path;
  const exact = kind === "promise" && facts.exact;
  const ownBodies = new Set<t.Node>();
  const now = facts.enclosing.has(node)
    ? resolveAgain(node, strict, ownBodies, { ...facts, exact })
    : accepted.asWritten;
  const { awaiting, names } = analyse(node, strict, now);
  const form = point === null && home === null ? "nested" : "lifted";
  const nativeParams =
    form === "nested" && names.usesArguments && node.params.every((param) => param.type === "Identifier");
  // Before they become what they are in the body.
  const signature = signatureOf(node, new UsedNames(form === "nested" ? names.free.keys() : facts.homes));
  const used = new UsedNames([...names.free.keys(), ...neverLocals, run, ...facts.homes], facts.ours);
  for (const scope of names.scopes.values()) used.addWritten(scope.bindings.keys());
  used.addWritten(names.labels);
  placeBindings(names, used, nativeParams);
  catchTurns(names, awaiting, facts.ours);
  for (const [one, outcome] of names.deletions) become(one, bool(outcome));
  const hiding = hidden(facts.homes, names);
  const locals = localNames(accepted, used);
  const isArrow = node.type === "ArrowFunctionExpression";
  const ownThis = form === "lifted" && !isArrow;
  if (ownThis) for (const one of names.thisNodes) becomeSelf(one, locals.self);
  // An async function cannot be constructed; its body may be an arrow, which would see that of the function around it.
  if (!isArrow) for (const one of names.newTargets) become(one, undef());

  // A name that is a local of the machine by now means what it holds.
  const free = new Set<t.Node>([...names.free.values()].flat());
  const stillMeans = (callee: t.Node, { home }: BodyName) => {
    if (callee.type === "Identifier") return free.has(callee);
    return isPrivateMember(callee) && (home === null || !hiding.has(home));
  };

  const target: Target = {
    node,
    kind,
    name,
    directives: withoutDirectives(directivesOf(node)),
    locals,
    form,
    awaiting,
    names,
    isConstant: (outside) => isNeverReassigned(path, outside, facts.unseen),
    bodyOf: (callee) => {
      const body = facts.bodies.get(callee) ?? null;
      return body !== null && stillMeans(callee, body) ? body : null;
    },
    ownBodies,
    isOrdinary: (callee) => facts.ordinary.has(callee),
    exact,
    checksDepth: !exact && form === "lifted" && facts.depthChecks.has(run),
    nativeParams,
    signature,
    coercesThis: ownThis && names.thisNodes.length > 0 && !strict,
    usesThis: ownThis && names.thisNodes.length > 0,
    errorName: used.free("error"),
    file: facts.file,
  };
  return { target, used };
}

/** Functions inside have become entries and bodies: what is called of them, and what nobody needs. */
function resolveAgain(
  node: FunctionNode,
  strict: boolean,
  ownBodies: Set<t.Node>,
  { bodies, entries, exact }: FileFacts,
): Analysis {
  let now = resolve(node, strict);
  if (exact) return now;
  for (const callee of callOwnBodies(now, bodies)) ownBodies.add(callee);
  if (ownBodies.size > 0) now = resolve(node, strict);
  return dropUnusedEntries(now.names, entries) ? resolve(node, strict) : now;
}

function becomeSelf(node: t.ThisExpression | t.JSXIdentifier, self: string): void {
  if (node.type === "JSXIdentifier") node.name = self;
  else become(node, id(self));
}

/** What has the name of a class in the output: what stays native, and keeps the name that it has. */
function hidden(homes: ReadonlySet<string>, { scopes }: Names): Set<string> {
  if (homes.size === 0) return new Set();
  const bindings = [...scopes.values()].flatMap((scope) => [...scope.bindings.values()]);
  return new Set(bindings.map(({ emittedName }) => emittedName).filter((name) => homes.has(name)));
}

/** What cannot be declared with `let`, or means something else everywhere. */
const neverLocals = ["let", "arguments", "eval", "undefined", "await", "yield"];

function localNames({ run, home }: BodyName, used: UsedNames): LocalNames {
  const local = (name: string) => used.take(name);
  return {
    run,
    home,
    at: local("at"),
    self: local("self"),
    depth: local("depth"),
    state: local("state"),
    value: local("value"),
    handler: local("handler"),
    machine: local("machine"),
    states: local("states"),
    start: local("start"),
  };
}

/** A function declaration of the file that nobody assigns: initialised before anything runs. */
function isNeverReassigned(path: NodePath<FunctionNode>, name: string, unseen: Unseen): boolean {
  const binding = meaningAt(path, name);
  return binding?.kind === "hoisted" && isConstant(binding, unseen);
}
