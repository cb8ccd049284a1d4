/** Which functions are coroutines, and of which kind: wrappers, directives, the whole file, the option. */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { Refusal } from "../diagnostics.js";
import { nearest } from "../nearest.js";
import type { Options } from "../options.js";
import { bare, type FunctionNode } from "../syntax/walk.js";
import { nameOf } from "./function-names.js";
import type { Kind } from "./target.js";

/** An annotated function, where it stands. */
export interface Annotated {
  path: NodePath<FunctionNode>;
  kind: Kind;
  /** `coroutine(...)` around it. */
  wrapper: NodePath<t.CallExpression> | null;
  /** Annotated by itself, and not because everything is. */
  explicit: boolean;
}

const wrappers: Record<string, Kind> = { coroutine: "coroutine", raising: "raising", promising: "promise" };

const directives: Record<string, Kind | "none"> = {
  "use coroutine": "coroutine",
  "use coroutine raising": "raising",
  "use coroutine promise": "promise",
  "use no coroutine": "none",
};

export function findAnnotated(
  program: NodePath<t.Program>,
  options: Options,
  filename: string | undefined,
  refuse: (refusal: Refusal) => void,
): Annotated[] {
  const wrapped = findWrapped(program, options.runtime, refuse);
  const ofFile = directiveOf(program.node, refuse);
  const found: Annotated[] = [];
  program.traverse({
    Function(path) {
      const annotated = annotationOf(path as NodePath<FunctionNode>, wrapped, ofFile, options, filename, refuse);
      if (annotated !== null) found.push(annotated);
    },
    ExpressionStatement({ node }) {
      const value = node.expression.type === "StringLiteral" ? node.expression.value : "";
      if (Object.hasOwn(directives, value)) refuse(new Refusal(node, "misplaced", { found: value }));
    },
  });
  return found;
}

function annotationOf(
  path: NodePath<FunctionNode>,
  wrapped: Map<t.Node, Wrapped>,
  ofFile: Kind | "none" | null,
  options: Options,
  filename: string | undefined,
  refuse: (refusal: Refusal) => void,
): Annotated | null {
  const { node } = path;
  const own = node.body?.type === "BlockStatement" ? directiveOf(node.body, refuse) : null;
  const wrapper = wrapped.get(node) ?? null;
  if (wrapper !== null && own !== null && own !== wrapper.kind) {
    refuse(new Refusal(node, "conflict", { first: wordsFor(wrapper.kind), second: wordsFor(own) }));
  }
  const explicit = own ?? wrapper?.kind ?? null;
  if (explicit === "none") return null;
  if (explicit !== null && !node.async) {
    refuse(new Refusal(node, "not-async"));
    return null;
  }
  if (!node.async || (explicit === null && isSpecimen(path))) return null;
  const kind = explicit ?? (ofFile === "none" ? null : ofFile) ?? byOption(path, options, filename);
  if (kind === null) return null;
  return { path, kind, wrapper: wrapper?.path ?? null, explicit: explicit !== null || ofFile !== null };
}

function byOption(path: NodePath<FunctionNode>, { annotate }: Options, filename: string | undefined): Kind | null {
  if (annotate === "marked") return null;
  if (annotate === "all") return "promise";
  const exported =
    path.parentPath?.isExportDeclaration() === true || path.getStatementParent()?.isExportDeclaration() === true;
  return annotate(path.node, { filename, name: nameOf(path), exported });
}

/**
 * `(async () => {}).constructor`, `Object.getPrototypeOf(async function () {})`: nobody calls it. The program wants to
 * know what async functions are, and a compiled one would tell it something else.
 */
function isSpecimen({ node, parent }: NodePath): boolean {
  if (parent.type === "MemberExpression") return parent.object === node && asks(parent, "constructor", "__proto__");
  if (parent.type !== "CallExpression" || parent.arguments[0] !== node) return false;
  return parent.callee.type === "MemberExpression" && asks(parent.callee, "getPrototypeOf");
}

function asks(member: t.MemberExpression, ...names: string[]): boolean {
  return names.includes(propertyName(member) ?? "");
}

// ---- directives ----

function directiveOf(node: t.BlockStatement | t.Program, refuse: (refusal: Refusal) => void): Kind | "none" | null {
  let found: Kind | "none" | null = null;
  for (const directive of node.directives ?? []) {
    const { value } = directive.value;
    const meaning = Object.hasOwn(directives, value) ? directives[value]! : null;
    if (meaning === null) {
      const meant = misspelling(value);
      if (meant !== null) refuse(new Refusal(directive, "misspelt", { found: value, meant }));
    } else if (found !== null && found !== meaning) {
      refuse(new Refusal(directive, "conflict", { first: wordsFor(found), second: wordsFor(meaning) }));
    } else found = meaning;
  }
  return found;
}

function wordsFor(meaning: Kind | "none"): string {
  return meaning === "none" ? "not a coroutine" : meaning === "coroutine" ? "a plain coroutine" : `${meaning} kind`;
}

/** Only what is close to one of ours, and starts like it, can be meant for us. */
function misspelling(value: string): string | null {
  if (!/^use\b/i.test(value) || !/c.?o.?r|rout|utin/i.test(value)) return null;
  return nearest(value, Object.keys(directives));
}

export function withoutDirectives(list: t.Directive[] | null | undefined): t.Directive[] {
  return (list ?? []).filter((one) => !Object.hasOwn(directives, one.value.value));
}

// ---- wrappers ----

interface Wrapped {
  kind: Kind;
  path: NodePath<t.CallExpression>;
}

/** The functions inside wrapper calls, by node. Every other use of a wrapper is refused. */
function findWrapped(
  program: NodePath<t.Program>,
  runtime: string,
  refuse: (refusal: Refusal) => void,
): Map<t.Node, Wrapped> {
  const found = new Map<t.Node, Wrapped>();
  for (const { path, name } of wrapperUses(program, runtime)) {
    const call = path.parentPath;
    if (!call?.isCallExpression() || call.node.callee !== path.node) {
      if (!isTypeUse(path)) refuse(new Refusal(path.node, "wrapper-as-value", { wrapper: name }));
      continue;
    }
    const argument = call.node.arguments.length === 1 ? bare(call.node.arguments[0]!) : null;
    if (argument?.type === "ArrowFunctionExpression" || argument?.type === "FunctionExpression") {
      found.set(argument, { kind: wrappers[name]!, path: call as NodePath<t.CallExpression> });
    } else refuse(new Refusal(call.node, "not-inline", { wrapper: name }));
  }
  return found;
}

function isTypeUse(path: NodePath): boolean {
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
  for (const { binding, imported } of runtimeBindings(program, runtime)) {
    for (const reference of program.scope.getBinding(binding)?.referencePaths ?? []) {
      if (imported !== null) yield { path: reference, name: imported };
      else {
        const member = reference.parentPath;
        const name =
          member?.isMemberExpression() && member.node.object === reference.node ? propertyName(member.node) : null;
        if (member && name !== null && Object.hasOwn(wrappers, name)) yield { path: member, name };
      }
    }
  }
}

function propertyName({ property, computed }: t.MemberExpression): string | null {
  if (!computed && property.type === "Identifier") return property.name;
  return property.type === "StringLiteral" ? property.value : null;
}

interface RuntimeBinding {
  binding: string;
  /** Null: the whole module. */
  imported: string | null;
}

function* runtimeBindings(program: NodePath<t.Program>, runtime: string): Iterable<RuntimeBinding> {
  const sources = new Set([runtime, "coroutine-runtime"]);
  for (const statement of program.node.body) {
    if (statement.type === "ImportDeclaration" && sources.has(statement.source.value)) yield* imports(statement);
    else if (statement.type === "VariableDeclaration") {
      for (const one of statement.declarations) if (isRequire(one.init, sources)) yield* required(one.id);
    }
  }
}

function* imports(statement: t.ImportDeclaration): Iterable<RuntimeBinding> {
  for (const specifier of statement.specifiers) {
    if (specifier.type !== "ImportSpecifier") yield { binding: specifier.local.name, imported: null };
    else {
      const name = specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
      if (Object.hasOwn(wrappers, name)) yield { binding: specifier.local.name, imported: name };
      else if (name === "default") yield { binding: specifier.local.name, imported: null };
    }
  }
}

function isRequire(init: t.Expression | null | undefined, sources: Set<string>): boolean {
  if (init?.type !== "CallExpression" || init.callee.type !== "Identifier" || init.callee.name !== "require")
    return false;
  const [source] = init.arguments;
  return source?.type === "StringLiteral" && sources.has(source.value);
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
  const sources = new Set([runtime, "coroutine-runtime"]);
  const unused = (name: string) =>
    program.scope.getBinding(name)?.referencePaths.every((use) => erased.has(use.parent)) ?? false;
  program.node.body = program.node.body.filter((statement) => {
    if (statement.type !== "ImportDeclaration" || !sources.has(statement.source.value)) return true;
    const before = statement.specifiers.length;
    statement.specifiers = statement.specifiers.filter((one) => !isWrapper(one) || !unused(one.local.name));
    return before === 0 || statement.specifiers.length > 0;
  });
}

function isWrapper(specifier: t.ImportDeclaration["specifiers"][number]): boolean {
  if (specifier.type !== "ImportSpecifier") return false;
  const { imported } = specifier;
  return Object.hasOwn(wrappers, imported.type === "Identifier" ? imported.name : imported.value);
}
