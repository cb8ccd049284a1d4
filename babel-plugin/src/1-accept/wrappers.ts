/** The wrappers, and the imports they come from: both are erased. */

import type { Binding, NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { bare } from "../syntax/walk.js";
import { referencesTo } from "./meaning.js";
import { outside } from "./paths.js";
import type { Kind } from "./target.js";

const wrappers: Record<string, Kind> = { coroutine: "coroutine", raising: "raising", promising: "promise" };

/** The modules that the runtime is imported from. `runtime`: the option. */
export function runtimeSources(runtime: string): Set<string> {
  return new Set([runtime, "coroutine-runtime"]);
}

export interface Wrapped {
  kind: Kind;
  path: NodePath<t.CallExpression>;
}

/** The functions inside wrapper calls, by node. Every other use of a wrapper is refused. */
export function findWrapped(
  program: NodePath<t.Program>,
  runtime: string,
  refuse: (refusal: Refusal) => void,
): Map<t.Node, Wrapped> {
  const found = new Map<t.Node, Wrapped>();
  for (const { path, name } of wrapperUses(program, runtime)) {
    const call = callOf(path);
    if (call === null) {
      if (!isTypeUse(path)) refuse(new Refusal(path.node, "wrapper-as-value", { wrapper: name }));
      continue;
    }
    const argument = call.node.arguments.length === 1 ? bare(call.node.arguments[0]!) : null;
    if (argument?.type === "ArrowFunctionExpression" || argument?.type === "FunctionExpression") {
      found.set(argument, { kind: wrappers[name]!, path: call });
    } else refuse(new Refusal(call.node, "not-inline", { wrapper: name }));
  }
  return found;
}

/** `(0, runtime.coroutine)(...)` too, which is what others make of an import, and `(coroutine as Wrapper)(...)`. */
function callOf(path: NodePath): NodePath<t.CallExpression> | null {
  const around = outside(path);
  if (around.isSequenceExpression()) return isWithoutReceiver(around.node, path.node) ? callOf(around) : null;
  return around.isCallExpression() && bare(around.node.callee) === path.node ? around : null;
}

/** `(0, x)` */
function isWithoutReceiver({ expressions }: t.SequenceExpression, node: t.Node): boolean {
  const [first, last] = expressions;
  return expressions.length === 2 && first!.type === "NumericLiteral" && bare(last!) === node;
}

/** A type, or the name that an import has given. */
export function isTypeUse(path: NodePath): boolean {
  return (
    path.findParent((one) => one.type?.startsWith("TS") === true && !one.isExpression()) !== null ||
    path.parentPath?.isImportSpecifier() === true
  );
}

interface Use {
  path: NodePath;
  name: string;
}

function* wrapperUses(program: NodePath<t.Program>, runtime: string): Iterable<Use> {
  const sources = runtimeSources(runtime);
  for (const { binding, imported } of runtimeBindings(program, sources)) {
    const known = program.scope.getBinding(binding);
    for (const reference of known && isStillRequired(known, sources) ? referencesTo(known) : []) {
      if (imported !== null) yield { path: reference, name: imported };
      else {
        const member = outside(reference);
        const isRead = member.isMemberExpression() && bare(member.node.object) === reference.node;
        const name = isRead ? propertyName(member.node) : null;
        if (name !== null && Object.hasOwn(wrappers, name)) yield { path: member, name };
      }
    }
  }
}

/** Nothing is assigned to it but the runtime anew. Otherwise it may be anything, and its calls stay what they are. */
function isStillRequired({ constantViolations }: Binding, sources: Set<string>): boolean {
  return constantViolations.every(
    ({ node }) => node.type === "AssignmentExpression" && isRequire(lastOf(node.right), sources),
  );
}

export function propertyName({ property, computed }: t.MemberExpression): string | null {
  if (!computed && property.type === "Identifier") return property.name;
  return property.type === "StringLiteral" ? property.value : null;
}

interface RuntimeBinding {
  binding: string;
  /** Null: the whole module. */
  imported: string | null;
}

function* runtimeBindings(program: NodePath<t.Program>, sources: Set<string>): Iterable<RuntimeBinding> {
  for (const one of program.node.body) {
    const statement = one.type === "ExportNamedDeclaration" ? one.declaration : one;
    if (statement?.type === "ImportDeclaration" && sources.has(statement.source.value)) yield* imports(statement);
    else if (statement?.type === "VariableDeclaration") {
      for (const { id, init } of statement.declarations) yield* requires(id, init, sources);
    } else if (statement?.type === "TSImportEqualsDeclaration" && isExternal(statement, sources))
      yield { binding: statement.id.name, imported: null };
  }
}

function* imports(statement: t.ImportDeclaration): Iterable<RuntimeBinding> {
  for (const specifier of statement.specifiers) {
    if (specifier.type !== "ImportSpecifier") yield { binding: specifier.local.name, imported: null };
    else {
      const name = specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
      yield* named(specifier.local.name, name);
    }
  }
}

/** What one name of the runtime is bound to, if that matters. Its default is all of it. */
function* named(binding: string, imported: string | null): Iterable<RuntimeBinding> {
  if (imported === "default") yield { binding, imported: null };
  else if (imported !== null && Object.hasOwn(wrappers, imported)) yield { binding, imported };
}

/** Of `require("coroutine-runtime")` or a property of it, or with something before that an instrument counts. */
function* requires(target: t.Node, init: t.Expression | null | undefined, sources: Set<string>) {
  const made = init ? lastOf(init) : null;
  if (made === null) return;
  if (isRequire(made, sources)) yield* required(target);
  else if (made.type === "MemberExpression" && isRequire(bare(made.object), sources) && target.type === "Identifier")
    yield* named(target.name, propertyName(made));
}

function lastOf(node: t.Expression): t.Expression {
  const made = bare(node);
  return made.type === "SequenceExpression" ? lastOf(made.expressions.at(-1)!) : made;
}

function isRequire(made: t.Node, sources: Set<string>): boolean {
  if (made.type !== "CallExpression" || made.callee.type !== "Identifier" || made.callee.name !== "require")
    return false;
  const [source] = made.arguments;
  return source?.type === "StringLiteral" && sources.has(source.value);
}

/** `import runtime = require("coroutine-runtime")` */
function isExternal({ moduleReference }: t.TSImportEqualsDeclaration, sources: Set<string>): boolean {
  return (
    moduleReference.type === "TSExternalModuleReference" &&
    moduleReference.expression.type === "StringLiteral" &&
    sources.has(moduleReference.expression.value)
  );
}

function* required(target: t.Node): Iterable<RuntimeBinding> {
  if (target.type === "Identifier") yield { binding: target.name, imported: null };
  if (target.type !== "ObjectPattern") return;
  for (const part of target.properties) {
    if (part.type !== "ObjectProperty" || part.key.type !== "Identifier" || part.value.type !== "Identifier") continue;
    if (Object.hasOwn(wrappers, part.key.name)) yield { binding: part.value.name, imported: part.key.name };
  }
}

/** The wrappers are erased, so what is imported only for them goes too. `erased`: their calls. */
export function removeUnusedImports(program: NodePath<t.Program>, runtime: string, erased: ReadonlySet<t.Node>): void {
  const sources = runtimeSources(runtime);
  const isErased = (use: NodePath) => isCallee(use, erased) || isOfErased(outside(use), erased);
  const unused = (name: string) => program.scope.getBinding(name)?.referencePaths.every(isErased) ?? false;
  program.node.body = program.node.body.filter((statement) => {
    if (statement.type !== "ImportDeclaration" || !sources.has(statement.source.value)) return true;
    const before = statement.specifiers.length;
    statement.specifiers = statement.specifiers.filter((one) => !mayBeWrapper(one) || !unused(one.local.name));
    return before === 0 || statement.specifiers.length > 0;
  });
}

/** `runtime.coroutine` of an erased call */
function isOfErased(member: NodePath, erased: ReadonlySet<t.Node>): boolean {
  return member.isMemberExpression() && isCallee(member, erased);
}

function isCallee(path: NodePath, erased: ReadonlySet<t.Node>): boolean {
  const call = callOf(path);
  return call !== null && erased.has(call.node);
}

/** Also the default that it is a property of: as a module the runtime has none, which would be an error of the import. */
function mayBeWrapper(specifier: t.ImportDeclaration["specifiers"][number]): boolean {
  if (specifier.type !== "ImportSpecifier") return specifier.type === "ImportDefaultSpecifier";
  const { imported } = specifier;
  const name = imported.type === "Identifier" ? imported.name : imported.value;
  return name === "default" || Object.hasOwn(wrappers, name);
}
