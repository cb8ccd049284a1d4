/**
 * Hides entries in the cases of sloppy code's switches from the code around.
 *
 * There an async function is seen in its switch only, but an ordinary function, which its entry is, would be a variable
 * outside too, unless a `let` in between has its name (Annex B.3.3 of the language). It cannot become a variable of
 * the switch: that would be initialised in one case, and is called in any.
 *
 *   switch (x) { case 1: async function f() { ... } }
 *
 *   { let f; switch (x) { case 1: function f() { ... } } }
 */

import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { Accepted } from "../1-accept/accept.js";
import { block, declare, id, num, placed, sequence } from "../syntax/build.js";
import type { UsedNames } from "../syntax/names.js";
import { bare, eachChild } from "../syntax/walk.js";

export function hideInSwitches(all: readonly Accepted[], used: UsedNames): void {
  for (const [path, names] of namesToHide(all)) {
    const { node } = path;
    const before = mentions(node.discriminant, names) ? [evaluatedOutside(node, all, used)] : [];
    const hiding = block([
      declare(
        "let",
        names.map((name) => [name, null]),
      ),
      node,
    ]);
    const made = before.length === 0 ? hiding : block([...before, hiding]);
    moveComments(node, made);
    replaceStatement(path, placed(made, node));
  }
}

function namesToHide(all: readonly Accepted[]): Map<NodePath<t.SwitchStatement>, string[]> {
  const found = new Map<NodePath<t.SwitchStatement>, string[]>();
  for (const { path, hidden } of all) {
    const around = path.parentPath?.parentPath;
    if (!hidden || !around?.isSwitchStatement()) continue;
    const { name } = (path.node as t.FunctionDeclaration).id!;
    found.set(around, [...(found.get(around) ?? []), name]);
  }
  return found;
}

/** What a direct eval mentions is known at run time only. */
function mentions(node: t.Node, names: readonly string[]): boolean {
  if (node.type === "Identifier" && (node.name === "eval" || names.includes(node.name))) return true;
  let found = false;
  eachChild(node, (child) => {
    found ||= mentions(child, names);
  });
  return found;
}

/**
 * `switch (f()) { ... }` means another f there: `const subject = f(); { let f; switch (subject) { ... } }`
 *
 * A function in this place stays without a name, and stays to be replaced when it is compiled.
 */
function evaluatedOutside(node: t.SwitchStatement, all: readonly Accepted[], used: UsedNames): t.Statement {
  const { discriminant } = node;
  const subject = used.take("subject");
  const unnamed = sequence([num(0), discriminant]);
  for (const { path, wrapper } of all) {
    const outer = wrapper ?? path;
    if (outer.node === discriminant)
      Object.assign(outer, { container: unnamed.expressions, key: 1, listKey: "expressions" });
  }
  node.discriminant = id(subject);
  const isNamed = /Function|Class/.test(bare(discriminant).type);
  return placed(declare("const", [[subject, isNamed ? unnamed : discriminant]]), discriminant);
}

function moveComments(from: t.Node, to: t.Node): void {
  for (const place of ["leadingComments", "trailingComments"] as const) {
    to[place] = from[place] ?? null;
    from[place] = null;
  }
}

/** The path too: bodies are put beside the statement that it has. */
function replaceStatement(path: NodePath<t.Statement>, made: t.Statement): void {
  (path.container as unknown as Record<string, t.Node>)[path.key as string] = made;
  path.node = made;
}
