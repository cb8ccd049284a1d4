/** The runtime names that a file needs, imported once, under names that are free in it. */

import type * as t from "@babel/types";
import { call, id, property, str } from "../syntax/build.js";
import type { UsedNames } from "../syntax/names.js";
import { eachChild } from "../syntax/walk.js";
import { type ContractName, contractNames } from "./names.js";

export class Imports {
  /** What each of them would be called. */
  private readonly locals: ReadonlyMap<ContractName, string>;
  private readonly needed = new Set<ContractName>();

  constructor(
    used: UsedNames,
    private readonly runtime: string,
  ) {
    this.locals = new Map(contractNames.map((name) => [name, used.take(name)]));
  }

  readonly use = (name: ContractName): string => {
    this.needed.add(name);
    return this.locals.get(name)!;
  };

  /** Names that no local of a function may have, whether they turn out to be needed or not. */
  get reserved(): Iterable<string> {
    return this.locals.values();
  }

  /** At the top of the file: `import`, or `require` in a script. `someDropped`: not all code that asked for names is left. */
  insert(program: t.Program, { someDropped, header }: { someDropped: boolean; header: t.Comment[] }): void {
    const needed = someDropped ? this.namedIn(program) : this.needed;
    if (needed.size === 0) return;
    const names: Names = [...needed].sort().map((name) => [name, this.locals.get(name)!]);
    const source = str(`${this.runtime}/contract`);
    const made = program.sourceType === "module" ? imported(names, source) : required(names, source);
    keepFileComments(program.body[0], made);
    made.leadingComments = [...header, ...(made.leadingComments ?? [])];
    program.body.unshift(made);
  }

  private namedIn(program: t.Program): ReadonlySet<ContractName> {
    const found = new Set<string>();
    const look = (node: t.Node): void => {
      if (node.type === "Identifier") found.add(node.name);
      eachChild(node, look);
    };
    look(program);
    return new Set([...this.needed].filter((name) => found.has(this.locals.get(name)!)));
  }
}

/** Comments about the file, licences and pragmas (`@jsxImportSource`), stay at its top. */
function keepFileComments(first: t.Statement | undefined, made: t.Statement): void {
  const comments = first?.leadingComments ?? [];
  if (first === undefined || comments.length === 0) return;
  const isOfStatement = (comment: t.Comment, place: number) =>
    first.type !== "ImportDeclaration" &&
    place === comments.length - 1 &&
    !/^!|(?:^|[\s*])@(?:jsx|jest|flow|license|preserve|vitest)/.test(comment.value);
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
