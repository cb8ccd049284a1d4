/**
 * `using` and `await using`: a block with resources is a `try` around it.
 *
 *   { using a = A; await using c = C; S }
 *
 *   resources = disposal()
 *   try { a = resources.use(A); c = resources.useAsync(C); S }
 *   catch (e) { resources.fail(e) }
 *   finally { while (resources.next()) try { await resources.take() } catch (e) { resources.fail(e) }
 *             resources.end() }
 *
 * Destroyed while it awaits one, it enters the `finally` again, and goes on with those that are left.
 */

import type * as t from "@babel/types";
import type { BlockId } from "../machine/machine.js";
import { evaluate, id, method, placed } from "../syntax/build.js";
import { isUsing } from "../syntax/walk.js";
import type { Builder } from "./builder.js";
import { lowerExpression } from "./expressions.js";
import { lowerStatements } from "./lower.js";
import { bindTo } from "./patterns.js";
import { lowerFinally } from "./protect.js";

export function hasUsing(statements: t.Statement[]): boolean {
  return statements.some(isUsing);
}

export function lowerUsingBlock(b: Builder, statements: t.Statement[]): void {
  lowerUsing(b, statements, () => {});
}

/** The statements, with their resources, then `rest` with the same. */
export function lowerUsing(b: Builder, statements: t.Statement[], rest: () => void): void {
  const resources = b.keep("resources", b.runtime("disposal", [])).name;
  const fail = () => b.push(evaluate(method(id(resources), "fail", [b.value()])));
  const again = statements.some((one) => isUsing(one) && (one.kind as string) === "await using");
  lowerFinally(
    b,
    () =>
      catching(b, fail, b.protection.cleanup, () => {
        lowerWith(b, resources, statements);
        rest();
      }),
    (dropped) => dispose(b, resources, fail, { source: statements.find(isUsing), dropped: again ? dropped : null }),
    { again },
  );
}

function lowerWith(b: Builder, resources: string, statements: t.Statement[]): void {
  for (const statement of statements) {
    if (!b.reachable) return;
    if (!isUsing(statement)) lowerStatements(b, [statement]);
    else b.inStatement(statement, () => lowerResources(b, resources, statement));
  }
}

function lowerResources(b: Builder, resources: string, { kind, declarations }: t.VariableDeclaration): void {
  const use = (kind as string) === "await using" ? "useAsync" : "use";
  for (const one of declarations) {
    const resource = b.unnamed(lowerExpression(b, one.init!));
    bindTo(b, one.id, placed(method(id(resources), use, [resource]), one));
  }
}

interface Disposing {
  source: t.Statement | undefined;
  /** Where it goes on when it is destroyed while it waits: there are others to be disposed of. Null: it never waits. */
  dropped: BlockId | null;
}

function dispose(b: Builder, resources: string, fail: () => void, { source, dropped }: Disposing): void {
  const [head, waiting, after] = [b.reserve(), b.reserve(), b.reserve()];
  b.start(head);
  b.branch(method(id(resources), "next"), waiting, after);
  b.start(waiting);
  catching(b, fail, dropped ?? b.protection.cleanup, () => {
    const taken = method(id(resources), "take");
    b.suspend(placed(b.wait(taken), source));
  });
  b.jump(head);
  b.start(after);
  b.push(evaluate(method(id(resources), "end")));
}

function catching(b: Builder, caught: () => void, cleanup: BlockId | null, run: () => void): void {
  const [failed, after] = [b.reserve(), b.reserve()];
  const outside = b.surroundings;
  b.protect({ handler: failed, cleanup }, run);
  b.jump(after);
  b.aside(failed, null, outside, () => {
    caught();
    b.jump(after);
  });
  b.start(after);
}
