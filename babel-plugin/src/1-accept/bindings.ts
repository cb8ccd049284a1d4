/**
 * Every local of the machine: one unique name, and where it lives.
 *
 * The machine has one scope, so names that meant different things must differ. A local that
 * closures share and that changes after they were made moves into an object:
 *
 *   let n = 0; const add = () => n++; await f();
 *   n = { value: 0 }; add = () => n.value++; ...
 */

import type * as t from "@babel/types";
import { become, endingAt, id, member, moved, num, placed, sequence, spot } from "../syntax/build.js";
import { catching, catchingBody, nameByProperty, notPrototype } from "../syntax/closures.js";
import { isAnonymous } from "../syntax/functions.js";
import type { UsedNames } from "../syntax/names.js";
import type { Binding, Closure, Names, Reference } from "./scopes.js";

/** Decides where each binding of a lowered scope lives, names it, and rewrites its uses. */
export function placeBindings(names: Names, used: UsedNames, nativeParams: boolean): void {
  const visibleOutside = new Set(names.blockFunctions.values());
  const lowered = [...names.scopes.values()].filter((scope) => scope.lowered);
  for (const scope of lowered) {
    for (const binding of scope.bindings.values()) {
      if (nativeParams && binding.kind === "param") {
        used.add(binding.name);
        continue;
      }
      dropSelfReferences(binding, names);
      dropFromDecorators(binding);
      binding.place = placeOf(binding);
      if (visibleOutside.has(binding) || binding.inDecorators.length > 0) used.add(binding.name);
      binding.emittedName = used.takeWritten(binding.name);
    }
  }
  for (const scope of lowered) for (const binding of scope.bindings.values()) rewrite(binding);
  for (const part of names.shorthands) spellOut(part);
  for (const closure of names.closures.values()) closure.caught = caughtBy(closure);
}

function caughtBy({ captures }: Closure): string[] {
  const ofTurn = [...captures].filter((binding) => binding.place !== "native" && binding.scope.perTurn);
  return ofTurn.map((binding) => binding.emittedName);
}

/** `{ x }` => `{ x: x$1 }` */
function spellOut(part: t.ObjectProperty): void {
  const value = part.value.type === "AssignmentPattern" ? part.value.left : part.value;
  const { name } = part.key as t.Identifier;
  if (value.type === "Identifier" && value.name === name) return;
  part.shorthand = false;
  if (name === "__proto__") notPrototype(part);
}

function placeOf(binding: Binding): "local" | "box" | "cell" {
  const { kind, references, assigned } = binding;
  const checked = kind !== "var" && kind !== "function" && kind !== "name";
  const uses = references.filter((one) => !one.declares);
  if (checked && uses.some((use) => !isReady(binding, use) && !isInItself(binding, use))) return "cell";
  if ((kind === "const" || kind === "using") && assigned) return "cell";
  const captured = uses.some((use) => use.closure !== null);
  // Functions of one turn see each other, also those that come to be later.
  const changes = assigned || (kind === "function" && (binding.functions.length > 1 || binding.scope.perTurn));
  return captured && changes ? "box" : "local";
}

/**
 * `const f = async () => await f()`: it runs when f is there. In a loop the function would have to catch the f of its turn,
 * which is not there when it is made.
 */
function isInItself({ initialFunction, assigned, scope }: Binding, { closure }: Reference): boolean {
  return initialFunction !== null && closure?.node === initialFunction && !assigned && !scope.perTurn;
}

/** Whether the binding is surely initialised there. */
export function isReady(binding: Binding, use: Reference): boolean {
  return use.at > binding.readyFrom && use.at <= binding.readyUntil;
}

/** A function declaration that is never reassigned sees itself by its own name. */
function dropSelfReferences(binding: Binding, names: Names): void {
  if (binding.kind !== "function" || binding.assigned || binding.functions.length !== 1) return;
  const closure = names.closures.get(binding.functions[0]!);
  if (closure === undefined || binding.name === "arguments") return;
  binding.references = binding.references.filter((one) => one.closure !== closure);
  closure.captures.delete(binding);
}

/**
 * Decorators see their class by the name it has where it is declared, which other plugins know: see `wholeOf` in 2-lower/classes.ts.
 * One that is assigned they see by the machine's, under another name than the class has.
 */
function dropFromDecorators(binding: Binding): void {
  if (binding.assigned) return;
  const { references, inDecorators } = binding;
  for (const { closure } of inDecorators) closure?.captures.delete(binding);
  binding.references = references.filter((one) => !inDecorators.includes(one));
  binding.inDecorators = [];
}

/** Puts the new name, or the object that holds the value, where the old name stood. */
function rewrite(binding: Binding): void {
  const { name, emittedName, place } = binding;
  if (place === "native") return;
  for (const { node, called, declares } of binding.references) {
    if (place === "local") {
      if (emittedName !== name) node.name = emittedName;
      continue;
    }
    const field = declares && place === "cell" ? "initial" : "value";
    if (node.type === "JSXIdentifier") {
      const part = (text: string) => ({ type: "JSXIdentifier", name: text }) as t.JSXIdentifier;
      become(node, {
        type: "JSXMemberExpression",
        object: part(emittedName),
        property: part(field),
      } as t.JSXMemberExpression);
      continue;
    }
    const held = member(placed(id(emittedName), node), field);
    become(node, called ? endingAt(placed(sequence([num(0), held]), node), spot(node)) : held);
  }
}

/** Rewrites the closures that are not going to be taken apart; the others are caught when they are. `bodies`: the names of these. */
export function catchTurns(names: Names, awaiting: Set<t.Node>, bodies: ReadonlySet<string>): void {
  for (const [node, closure] of names.closures) {
    if (awaiting.has(node) || node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") continue;
    const given = names.givenNames.get(node);
    const inner = moved(node) as t.Expression;
    const isBody = given !== undefined && bodies.has(given);
    const caught = isBody ? catchingBody(inner, closure.caught, given) : catching(inner, closure.caught, given);
    if (caught !== inner) become(node, caught);
  }
  for (const [node, name] of names.givenNames) {
    if (!awaiting.has(node) && isAnonymous(node) && losesName(node, names)) {
      become(node, nameByProperty(moved(node) as t.Expression, name));
    }
  }
}

/** The target that named it is no longer an identifier, or has another name now. */
function losesName(node: t.Node, names: Names): boolean {
  const target = names.namedBy.get(node);
  return target !== undefined && (target.type !== "Identifier" || target.name !== names.givenNames.get(node));
}
