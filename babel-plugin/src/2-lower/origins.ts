/**
 * Which statement of the source the code under construction comes from, for source maps: the first code that is made
 * of it begins where it does.
 *
 *   const x = await f();     value = f$run(...)      <- line and column of `const`
 *                            x = value
 */

import type * as t from "@babel/types";
import { type Exit, exitEdges, type Origin } from "../machine/machine.js";
import { beginning } from "../syntax/build.js";

export class Origins {
  private statement: t.Node | null = null;
  /** The same, as long as there is no code of it. */
  private fresh: t.Node | null = null;

  /** What `run` makes is the code of this statement. */
  within(statement: t.Node | null, run: () => void): void {
    const before = this.statement;
    this.statement = this.fresh = statement;
    run();
    this.statement = before;
    this.fresh = null;
  }

  /** What `run` makes is reached later than what is made after it. */
  aside(run: () => void): void {
    const { fresh } = this;
    this.fresh = null;
    run();
    this.fresh = fresh;
  }

  ofBlock(): Origin {
    return { begins: this.fresh ? [this.fresh] : [], within: this.statement, exit: null };
  }

  marked(statements: t.Statement[]): t.Statement[] {
    if (statements.length === 0) return statements;
    beginning(statements[0]!, this.fresh);
    this.fresh = null;
    return statements;
  }

  /** A jump is the code of a statement only when that is what it says. */
  ofExit(exit: Exit): t.Node | null {
    if (exit.kind === "jump" && !isJump(this.fresh)) return null;
    const origin = this.fresh ?? (exitEdges(exit).length === 0 ? this.statement : null);
    this.fresh = null;
    return origin;
  }
}

function isJump(node: t.Node | null): boolean {
  return node?.type === "BreakStatement" || node?.type === "ContinueStatement";
}
