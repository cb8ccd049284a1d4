/**
 * Parentheses that are nodes: Babel's parser keeps them so where it is told to (`createParenthesizedExpressions`),
 * and plugins may make some. Otherwise they are noted on what is inside, which is all that the compiler knows. So they
 * are taken out before it looks, and put back where they still stand around the same: Closure's type casts need them.
 */

import type * as t from "@babel/types";
import { keysOf } from "./keys.js";
import { isNode } from "./walk.js";

/** What a node has beside its code. */
type Notes = Pick<t.Node, "extra" | "leadingComments" | "trailingComments">;

/** Parentheses, or several around each other, that stood in a field of this node, or as an item of this list. */
interface TakenOut {
  slots: Slots;
  outer: t.ParenthesizedExpression;
  before: Notes;
  after: Notes;
}

type Slots = Record<PropertyKey, unknown>;

export class Parentheses {
  /** By what is inside. */
  private readonly taken = new Map<t.Node, TakenOut>();

  /** Takes out all that are inside of this node. */
  constructor(private readonly root: t.Node) {
    eachSlot(root, (slots, place, outer) => {
      const inner = insideOf(outer);
      if (outer.type !== "ParenthesizedExpression") return inner;
      const after = notesWith(outer);
      this.taken.set(inner, { slots, outer, before: notesOf(inner), after });
      slots[place] = Object.assign(inner, after);
      return inner;
    });
  }

  putBack(): void {
    eachSlot(this.root, (slots, place, inner) => {
      const taken = this.taken.get(inner);
      if (taken?.slots !== slots || !hasStill(inner, taken.after)) return inner;
      slots[place] = taken.outer;
      return Object.assign(inner, taken.before);
    });
  }
}

/** Calls `visit` for all that is inside of this node, from the outside to the inside, which it says where to find. */
function eachSlot(node: t.Node, visit: (slots: Slots, place: string | number, node: t.Node) => t.Node): void {
  const visitAt = (slots: Slots, place: string | number) => {
    const child = slots[place];
    if (isNode(child)) eachSlot(visit(slots, place, child), visit);
  };
  const fields = node as unknown as Slots;
  for (const key of keysOf(node)) {
    const field = fields[key];
    if (Array.isArray(field)) for (const place of field.keys()) visitAt(field as never, place);
    else visitAt(fields, key);
  }
}

function insideOf(node: t.Node): t.Node {
  return node.type === "ParenthesizedExpression" ? insideOf(node.expression) : node;
}

function notesOf({ extra, leadingComments, trailingComments }: t.Node): Notes {
  return { extra, leadingComments, trailingComments };
}

/** As if the parser had kept no parentheses. */
function notesWith(node: t.Node): Notes {
  const own = notesOf(node);
  if (node.type !== "ParenthesizedExpression") return own;
  const inner = notesWith(node.expression);
  return {
    extra: { ...inner.extra, parenthesized: true, parenStart: node.start },
    leadingComments: joined(own.leadingComments, inner.leadingComments),
    trailingComments: joined(inner.trailingComments, own.trailingComments),
  };
}

function hasStill(node: t.Node, { extra, leadingComments, trailingComments }: Notes): boolean {
  return node.extra === extra && node.leadingComments === leadingComments && node.trailingComments === trailingComments;
}

type Comments = t.Comment[] | null | undefined;

function joined(first: Comments, second: Comments): Comments {
  return first && second ? [...first, ...second] : (first ?? second);
}
