/** The runtime names that a file needs, imported once, under names that are free in it. */

import type * as t from "@babel/types";
import { call, id, property, str } from "../syntax/build.js";
import { unique } from "../syntax/names.js";
import type { ContractName } from "./names.js";

export class Imports {
  private readonly locals = new Map<ContractName, string>();

  constructor(
    private readonly used: Set<string>,
    private readonly runtime: string,
  ) {}

  readonly use = (name: ContractName): string => {
    let local = this.locals.get(name);
    if (local === undefined) {
      local = unique(name, this.used);
      this.used.add(local);
      this.locals.set(name, local);
    }
    return local;
  };

  /** At the top of the file: `import`, or `require` in a script. */
  insert(program: t.Program): void {
    if (this.locals.size === 0) return;
    const names = [...this.locals].sort(([a], [b]) => (a < b ? -1 : 1));
    const source = str(`${this.runtime}/contract`);
    const made = program.sourceType === "module" ? imported(names, source) : required(names, source);
    keepFileComments(program.body[0], made);
    program.body.unshift(made);
  }
}

/** Comments about the file, licences and pragmas (`@jsxImportSource`), stay at its top. */
function keepFileComments(first: t.Statement | undefined, made: t.Statement): void {
  const comments = first?.leadingComments ?? [];
  if (first === undefined || comments.length === 0) return;
  const isOfStatement = (comment: t.Comment, place: number) =>
    first.type !== "ImportDeclaration" &&
    place === comments.length - 1 &&
    !/(?:^|[\s*])@(?:jsx|jest|flow|license|preserve|vitest)/.test(comment.value);
  made.leadingComments = comments.filter((comment, place) => !isOfStatement(comment, place));
  first.leadingComments = comments.filter(isOfStatement);
}

type Names = Array<[imported: string, local: string]>;

function imported(names: Names, source: t.StringLiteral): t.Statement {
  const specifiers = names.map(([name, local]) => ({ type: "ImportSpecifier", imported: id(name), local: id(local) }));
  return { type: "ImportDeclaration", specifiers, source } as unknown as t.ImportDeclaration;
}

function required(names: Names, source: t.StringLiteral): t.Statement {
  const properties = names.map(([name, local]) => ({ ...property(id(name), id(local)), shorthand: name === local }));
  const declarator = {
    type: "VariableDeclarator",
    id: { type: "ObjectPattern", properties },
    init: call(id("require"), [source]),
  };
  return { type: "VariableDeclaration", kind: "const", declarations: [declarator] } as unknown as t.VariableDeclaration;
}
