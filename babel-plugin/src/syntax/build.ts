/**
 * The nodes we emit, as plain objects.
 *
 * Built here and not with `@babel/types`, because a plugin may meet two copies of that package,
 * of two major versions; the nodes below are the same in both.
 */

import type * as t from "@babel/types";

function node<N extends t.Node>(fields: Partial<N> & { type: N["type"] }): N {
  return fields as N;
}

export const id = (name: string) => node<t.Identifier>({ type: "Identifier", name });
export const num = (value: number) => node<t.NumericLiteral>({ type: "NumericLiteral", value });
export const str = (value: string) => node<t.StringLiteral>({ type: "StringLiteral", value });
export const bool = (value: boolean) => node<t.BooleanLiteral>({ type: "BooleanLiteral", value });
export const nil = () => node<t.NullLiteral>({ type: "NullLiteral" });
export const undef = () => id("undefined");
export const thisExpression = () => node<t.ThisExpression>({ type: "ThisExpression" });

export const call = (callee: t.Expression, args: t.CallExpression["arguments"]) =>
  node<t.CallExpression>({ type: "CallExpression", callee, arguments: args });
export const create = (callee: t.Expression, args: t.NewExpression["arguments"]) =>
  node<t.NewExpression>({ type: "NewExpression", callee, arguments: args });
export const member = (object: t.Expression, name: string) =>
  node<t.MemberExpression>({ type: "MemberExpression", object, property: id(name), computed: false });
export const privateName = (name: string) => node<t.PrivateName>({ type: "PrivateName", id: id(name) });
export const privateMember = (object: t.Expression, name: string) =>
  node<t.MemberExpression>({ type: "MemberExpression", object, property: privateName(name), computed: false });
export const at = (object: t.Expression, key: t.Expression) =>
  node<t.MemberExpression>({ type: "MemberExpression", object, property: key, computed: true });
export const method = (object: t.Expression, name: string, args: t.CallExpression["arguments"] = []) =>
  call(member(object, name), args);

export const assign = (left: t.LVal | t.Expression, right: t.Expression, operator = "=") =>
  node<t.AssignmentExpression>({
    type: "AssignmentExpression",
    operator,
    left: left as t.LVal,
    right: isPrivateLink(right) ? sequence([num(0), right]) : right,
  } as never);
/** `x = o?.#p` is miscompiled by @babel/plugin-transform-class-properties (7.29): it becomes an assignment to `o.#p`. */
const isPrivateLink = (one: t.Expression) =>
  one.type === "OptionalMemberExpression" && (one.property as t.Node).type === "PrivateName";
export const binary = (operator: t.BinaryExpression["operator"], left: t.Expression, right: t.Expression) =>
  node<t.BinaryExpression>({ type: "BinaryExpression", operator, left, right });
export const unary = (operator: t.UnaryExpression["operator"], argument: t.Expression) =>
  node<t.UnaryExpression>({ type: "UnaryExpression", operator, argument, prefix: true });
/** The opposite of a test. Only its truth counts: `!x` becomes `x`. */
export function not(test: t.Expression): t.Expression {
  if (test.type === "UnaryExpression" && test.operator === "!") return test.argument;
  if (test.type === "BinaryExpression" && Object.hasOwn(opposites, test.operator)) {
    return { ...test, operator: opposites[test.operator]! };
  }
  return unary("!", test);
}
const opposites: Record<string, t.BinaryExpression["operator"]> = {
  "===": "!==",
  "!==": "===",
  "==": "!=",
  "!=": "==",
};
export const staticField = (name: string, value: t.Expression) =>
  node<t.ClassPrivateProperty>({
    type: "ClassPrivateProperty",
    key: privateName(name),
    value,
    static: true,
    decorators: null,
  });
/** One after the other, for the value of the last. */
export const inOne = (expressions: t.Expression[]) =>
  expressions.length === 1 ? expressions[0]! : sequence(expressions);
export const sequence = (expressions: t.Expression[]) =>
  node<t.SequenceExpression>({ type: "SequenceExpression", expressions });
export const array = (elements: t.ArrayExpression["elements"]) =>
  node<t.ArrayExpression>({ type: "ArrayExpression", elements });
export const spread = (argument: t.Expression) => node<t.SpreadElement>({ type: "SpreadElement", argument });
export const object = (properties: t.ObjectExpression["properties"]) =>
  node<t.ObjectExpression>({ type: "ObjectExpression", properties });
export const property = (key: t.Expression, value: t.Expression | t.PatternLike, computed = false) =>
  node<t.ObjectProperty>({ type: "ObjectProperty", key, value, computed, shorthand: false });
export const template = (quasis: t.TemplateElement[], expressions: t.Expression[]) =>
  node<t.TemplateLiteral>({ type: "TemplateLiteral", quasis, expressions });
export const arrow = (params: t.ArrowFunctionExpression["params"], body: t.BlockStatement | t.Expression) =>
  node<t.ArrowFunctionExpression>({
    type: "ArrowFunctionExpression",
    params,
    body,
    expression: body.type !== "BlockStatement",
    async: false,
    generator: false,
  } as never);
export const functionDeclaration = (name: string, params: t.FunctionDeclaration["params"], body: t.BlockStatement) =>
  node<t.FunctionDeclaration>({
    type: "FunctionDeclaration",
    id: id(name),
    params,
    body,
    async: false,
    generator: false,
  });

export const evaluate = (expression: t.Expression) =>
  node<t.ExpressionStatement>({ type: "ExpressionStatement", expression });
/** `target = value;` */
export const set = (target: t.LVal | t.Expression, value: t.Expression) => evaluate(assign(target, value));
export const directive = (text: string) =>
  node<t.Directive>({ type: "Directive", value: node<t.DirectiveLiteral>({ type: "DirectiveLiteral", value: text }) });
export const block = (body: t.Statement[], directives: t.Directive[] = []) =>
  node<t.BlockStatement>({ type: "BlockStatement", body, directives });
export const returns = (argument: t.Expression | null) =>
  node<t.ReturnStatement>({ type: "ReturnStatement", argument });
export const ifThen = (test: t.Expression, consequent: t.Statement, alternate: t.Statement | null = null) =>
  node<t.IfStatement>({ type: "IfStatement", test, consequent, alternate });
/** With nothing on one side, the other one alone. One of them has something. */
export function either(test: t.Expression, yes: t.Statement[], no: t.Statement[]): t.IfStatement {
  if (yes.length === 0) return ifThen(not(test), block(no));
  const isChain = no.length === 1 && no[0]!.type === "IfStatement";
  return ifThen(test, block(yes), isChain ? no[0]! : no.length === 0 ? null : block(no));
}
export const again = (label: string | null) =>
  node<t.ContinueStatement>({ type: "ContinueStatement", label: label === null ? null : id(label) });
export const leaveSwitch = () => node<t.BreakStatement>({ type: "BreakStatement", label: null });
export const leaveBlock = (label: string) => node<t.BreakStatement>({ type: "BreakStatement", label: id(label) });
export const labeled = (label: string, body: t.Statement) =>
  node<t.LabeledStatement>({ type: "LabeledStatement", label: id(label), body });
export const forever = (body: t.Statement) =>
  node<t.ForStatement>({ type: "ForStatement", init: null, test: null, update: null, body });
export const switchOn = (discriminant: t.Expression, cases: t.SwitchCase[]) =>
  node<t.SwitchStatement>({ type: "SwitchStatement", discriminant, cases });
export const switchCase = (test: t.Expression | null, consequent: t.Statement[]) =>
  node<t.SwitchCase>({ type: "SwitchCase", test, consequent });
export const tryCatch = (tried: t.BlockStatement, param: string, caught: t.BlockStatement) =>
  node<t.TryStatement>({
    type: "TryStatement",
    block: tried,
    handler: node<t.CatchClause>({ type: "CatchClause", param: id(param), body: caught }),
    finalizer: null,
  });
export const declare = (kind: "let" | "const", declarations: Array<[name: string, init: t.Expression | null]>) =>
  node<t.VariableDeclaration>({
    type: "VariableDeclaration",
    kind,
    declarations: declarations.map(([name, init]) =>
      node<t.VariableDeclarator>({ type: "VariableDeclarator", id: id(name), init }),
    ),
  });

/** The same node at the place of another one in the source. */
export function placed<N extends t.Node>(made: N, source: t.Node | null | undefined): N {
  if (source?.loc) {
    made.loc = source.loc;
    made.start = source.start;
    made.end = source.end;
  }
  return made;
}

/** A call that bundlers may drop when nobody uses what it returns. */
export function pure(made: t.CallExpression): t.CallExpression {
  return { ...made, leadingComments: [{ type: "CommentBlock", value: "#__PURE__" } as t.Comment] };
}

/** The same node as the first code of a statement: what it is itself is then said by its expression. */
export function beginning<N extends t.Statement>(made: N, source: t.Node | null): N {
  if (source?.loc) for (const one of nodesAtStart(made)) startAt(one, source);
  return made;
}

/** One place of the output is mapped to one place of the source: that of the innermost node that begins there. */
function* nodesAtStart(made: t.Node): Iterable<t.Node> {
  yield made;
  if (made.type === "ExpressionStatement")
    yield* nodesAtStart(placed(made.expression, made.expression.loc ? null : made));
  if (made.type === "AssignmentExpression") yield* nodesAtStart(made.left);
  if (made.type === "MemberExpression") yield* nodesAtStart(made.object);
}

function startAt(made: t.Node, { loc, start }: t.Node): void {
  const own = made.loc;
  const name = own?.identifierName ?? (made.type === "Identifier" ? made.name : undefined);
  made.loc = { ...loc!, end: own?.end ?? loc!.start, identifierName: name };
  made.start = start;
  made.end ??= start;
}

/** Code that nobody wrote, where something of the source starts, or is over. */
export function spot(source: t.Node | null | undefined, side: "start" | "end" = "start"): t.Node | null {
  if (!source?.loc) return null;
  const [place, at] = [source.loc[side], source[side]];
  return { loc: { ...source.loc, start: place, end: place, identifierName: undefined }, start: at, end: at } as t.Node;
}

/** What stack traces call a function that is declared under this name: what its author calls it. */
export function calledAs(declared: t.Node, name: string, author: t.Node): void {
  const { loc } = spot(author) ?? {};
  if (loc) declared.loc = { ...loc, identifierName: name };
}

/** The same node, over at a spot: what is written behind it in the output is said to be there. */
export function endingAt<N extends t.Node>(made: N, spotted: t.Node | null): N {
  if (made.loc && spotted?.loc) made.loc = { ...made.loc, end: spotted.loc.end };
  return made;
}

/** Turns a node into another one where it stands, so that whoever holds it need not be known. */
export function become(target: t.Node, made: t.Node): void {
  const { loc, start, end, leadingComments, trailingComments } = target;
  for (const key of Object.keys(target)) delete (target as unknown as Record<string, unknown>)[key];
  Object.assign(target, { loc, start, end, leadingComments, trailingComments }, made, { loc: made.loc ?? loc });
}

/** A node with the same fields, to stand inside what the original becomes. */
export function moved<N extends t.Node>(original: N): N {
  const copy = { ...original };
  copy.leadingComments = copy.trailingComments = copy.innerComments = null;
  return copy;
}

/** A deep copy, for code that has to stand in two places. */
export function clone<N extends t.Node>(original: N): N {
  return copyOf(original) as N;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value === null || typeof value !== "object") return value;
  if (!("type" in value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value))
    copy[key] = key === "loc" || key === "extra" ? field : copyOf(field);
  copy.leadingComments = copy.trailingComments = copy.innerComments = null;
  return copy;
}
