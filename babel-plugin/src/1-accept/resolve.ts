/** Finds what every name in a function means. One walk, in the order of the source. */

import type * as t from "@babel/types";
import {
  boundIdentifiers,
  eachChild,
  eachOwnChild,
  type FunctionNode,
  isFunction,
  isTypeOnly,
} from "../syntax/walk.js";
import { type Binding, type BindingKind, type Closure, type Names, Scope } from "./scopes.js";

export function resolveNames(target: FunctionNode, awaiting: Set<t.Node>, strict: boolean): Names {
  return new Resolver(target, awaiting, strict).resolve();
}

class Resolver {
  private now = 0;
  private scope: Scope;
  private closure: Closure | null = null;
  /** `this` here is the function's own. */
  private ownThis = true;
  private readonly names: Names;

  constructor(
    private readonly target: FunctionNode,
    private readonly awaiting: Set<t.Node>,
    private readonly strict: boolean,
  ) {
    const root = new Scope(null, target, true, false, true);
    this.scope = root;
    this.names = {
      root,
      scopes: new Map([[target, root]]),
      free: new Map(),
      closures: new Map(),
      declarators: new Map(),
      shorthands: [],
      thisNodes: [],
      newTargets: [],
      usesArguments: false,
      usesSuper: false,
      usesPrivateNames: false,
      givenNames: new Map(),
      namedBy: new Map(),
      evalCall: null,
      withStatement: null,
      namespaces: [],
      blockFunctions: new Map(),
      hiddenFunctions: [],
    };
  }

  resolve(): Names {
    const { params, body } = this.target;
    this.parameters(params, this.target);
    if (body.type !== "BlockStatement") this.visit(body);
    else if (this.shadowsParameters(body))
      this.open(body, true, () => this.functionBody(body.body), { isFunction: true });
    else this.functionBody(body.body);
    return this.names;
  }

  // ---- scopes ----

  private within(scope: Scope, run: () => void): void {
    const outer = this.scope;
    this.scope = scope;
    this.names.scopes.set(scope.node, scope);
    run();
    this.scope = outer;
  }

  private open(node: t.Node, lowered: boolean, run: () => void, { perTurn = false, isFunction = false } = {}): void {
    const parent = this.scope;
    this.within(new Scope(parent, node, lowered && parent.lowered, perTurn || parent.perTurn, isFunction), run);
  }

  /** With defaults or patterns, a `var` or function x of the body is another variable than the parameter x. */
  private shadowsParameters(body: t.BlockStatement): boolean {
    if (this.target.params.every((param) => param.type === "Identifier")) return false;
    const trial = new Scope(null, body, false, false, true);
    const { scope } = this;
    this.scope = trial;
    for (const statement of body.body) {
      this.declareVars(statement);
      if (statement.type === "FunctionDeclaration") trial.declare(statement.id!.name, "function");
    }
    this.scope = scope;
    return [...trial.bindings.keys()].some((name) => scope.bindings.has(name));
  }

  private functionBody(statements: t.Statement[]): void {
    for (const statement of statements) this.declareVars(statement);
    if (!this.strict) this.declareBlockFunctions(statements);
    this.statements(statements);
  }

  private statements(statements: t.Statement[]): void {
    for (const statement of statements) this.declareLexical(statement);
    for (const statement of statements) if (statement.type === "FunctionDeclaration") this.visit(statement);
    for (const statement of statements) if (statement.type !== "FunctionDeclaration") this.visit(statement);
  }

  private declareVars(node: t.Node): void {
    if (node.type === "VariableDeclaration" && node.kind === "var") {
      for (const { name } of node.declarations.flatMap((one) => boundIdentifiers(one.id))) {
        this.scope.declare(name, "var");
        if (name === "arguments" && this.scope === this.names.root && hasArguments(this.target))
          this.names.usesArguments = true;
      }
    }
    if (!isExpressionLike(node)) eachOwnChild(node, (child) => this.declareVars(child));
  }

  /**
   * In sloppy code a function declared in a block is also a variable of the function around it,
   * assigned where the declaration stands (Annex B.3.3 of the language).
   */
  private declareBlockFunctions(statements: t.Statement[]): void {
    const visit = (node: t.Node, hidden: ReadonlySet<string>, nested: boolean): void => {
      if (node.type === "FunctionDeclaration") {
        const name = node.id?.name;
        if (!nested || !name || node.async || node.generator) return;
        if (hidden.has(name)) this.names.hiddenFunctions.push(node);
        else this.declareBlockFunction(node, name);
        return;
      }
      if (isExpressionLike(node) || node.type === "ClassDeclaration") return;
      const inner = new Set([...hidden, ...lexicalNames(node)]);
      eachOwnChild(node, (child) => visit(child, inner, true));
    };
    const hidden = new Set(statements.flatMap(declaredNames));
    for (const statement of statements) visit(statement, hidden, false);
  }

  private declareBlockFunction(node: t.FunctionDeclaration, name: string): void {
    if (this.scope.bindings.get(name)?.kind === "param") return;
    const binding = this.scope.declare(name, "var");
    binding.assigned = true;
    this.names.blockFunctions.set(node, binding);
  }

  private declareLexical(statement: t.Statement): void {
    if (isTypeOnly(statement)) return;
    if (statement.type === "FunctionDeclaration") {
      this.scope.declare(statement.id!.name, "function").functions.push(statement);
    } else if (statement.type === "ClassDeclaration") this.scope.declare(statement.id!.name, "class");
    else if (statement.type === "TSEnumDeclaration") this.scope.declare(statement.id.name, "class");
    else if (statement.type === "VariableDeclaration" && statement.kind !== "var") {
      const kind = statement.kind.endsWith("using") ? "using" : statement.kind;
      for (const { name } of statement.declarations.flatMap((one) => boundIdentifiers(one.id))) {
        this.scope.declare(name, kind as BindingKind);
      }
    }
  }

  // ---- nodes ----

  private visit(node: t.Node): void {
    this.now++;
    if (isTypeOnly(node) || this.visited.has(node)) return;
    const special = visitors[node.type];
    if (special !== undefined) special(this as never, node as never);
    else if (isFunction(node)) this.nested(node);
    else eachChild(node, (child) => this.visit(child));
  }

  visitAll(nodes: Array<t.Node | null | undefined>): void {
    for (const node of nodes) if (node) this.visit(node);
  }

  reference(node: t.Identifier | t.JSXIdentifier, role: { called?: boolean; written?: boolean } = {}): void {
    this.now++;
    const { name } = node;
    const binding = this.scope.find(name);
    if (binding === null) {
      this.unresolved(node);
      return;
    }
    if (role.written) binding.assigned = true;
    const { closure } = this;
    binding.references.push({
      node,
      at: closure?.createdAt ?? this.now,
      closure,
      called: role.called ?? false,
      declares: false,
    });
    if (closure !== null) closure.captures.add(binding);
  }

  private unresolved(node: t.Identifier | t.JSXIdentifier): void {
    if (node.name === "arguments" && this.ownThis) this.names.usesArguments = true;
    const seen = this.names.free.get(node.name);
    if (seen === undefined) this.names.free.set(node.name, [node]);
    else seen.push(node);
  }

  /** A function inside the target. Its own names matter only because they hide ours. */
  private nested(node: FunctionNode, closureNode: t.Node = node): void {
    if (node.type === "ObjectMethod" || node.type === "ClassMethod") {
      this.visitAll(node.decorators ?? []);
      if (node.computed) this.visit(node.key);
    }
    const createdAt = node.type === "FunctionDeclaration" ? this.scopeStart() : this.now;
    this.inClosure(closureNode, createdAt, node.type === "ArrowFunctionExpression", () => {
      const scope = new Scope(this.scope, node, false, this.scope.perTurn, true);
      this.within(scope, () => {
        if (node.type === "FunctionExpression" && node.id) scope.declare(node.id.name, "name");
        this.parameters(node.params, node);
        if (node.body.type === "BlockStatement") this.functionBody(node.body.body);
        else this.visit(node.body);
      });
    });
  }

  /** When the closures of the current block's declarations come to be. */
  private scopeStart(): number {
    return this.scopeStarts.get(this.scope) ?? 0;
  }
  private readonly scopeStarts = new Map<Scope, number>();

  inClosure(node: t.Node, createdAt: number, keepsThis: boolean, run: () => void): void {
    const { closure, ownThis } = this;
    if (closure === null) {
      this.closure = this.names.closures.get(node) ?? { node, createdAt, captures: new Set() };
      this.names.closures.set(node, this.closure);
    }
    this.ownThis &&= keepsThis;
    run();
    this.closure = closure;
    this.ownThis = ownThis;
  }

  private parameters(params: t.Node[], owner: FunctionNode): void {
    const simple = params.every((param) => param.type === "Identifier");
    for (const param of params) {
      if (isThisParameter(param)) continue;
      for (const { name } of boundIdentifiers(param)) {
        const binding = this.scope.declare(name, "param");
        if (!simple && owner === this.target) binding.readyFrom = Number.POSITIVE_INFINITY;
      }
    }
    for (const param of params) if (!isThisParameter(param)) this.pattern(param);
  }

  /** A pattern that declares. Its parts are initialised one after the other. */
  pattern(node: t.Node): void {
    this.now++;
    switch (node.type) {
      case "Identifier": {
        const binding = this.scope.find(node.name);
        if (binding === null) break;
        binding.readyFrom = Math.min(binding.readyFrom, ++this.now);
        binding.references.push({ node, at: this.now + 1, closure: null, called: false, declares: true });
        break;
      }
      case "AssignmentPattern":
        this.nameFrom(node.left, node.right);
        this.visit(node.right);
        this.pattern(node.left);
        break;
      case "ObjectPattern":
        for (const part of node.properties) {
          if (part.type === "RestElement") this.pattern(part.argument);
          else {
            this.shorthand(part);
            if (part.computed) this.visit(part.key);
            this.pattern(part.value);
          }
        }
        break;
      case "ArrayPattern":
        for (const element of node.elements) if (element) this.pattern(element);
        break;
      case "RestElement":
        this.pattern(node.argument);
        break;
      case "TSParameterProperty":
        this.pattern(node.parameter);
        break;
    }
  }

  /** A pattern, or any other target, that assigns. */
  assigned(node: t.Node): void {
    switch (node.type) {
      case "Identifier":
        this.reference(node, { written: true });
        break;
      case "AssignmentPattern":
        this.now++;
        this.nameFrom(node.left, node.right);
        this.visit(node.right);
        this.assigned(node.left);
        break;
      case "ObjectPattern":
        for (const part of node.properties) {
          if (part.type === "RestElement") this.assigned(part.argument);
          else {
            this.shorthand(part);
            if (part.computed) this.visit(part.key);
            this.assigned(part.value);
          }
        }
        break;
      case "ArrayPattern":
        for (const element of node.elements) if (element) this.assigned(element);
        break;
      case "RestElement":
        this.assigned(node.argument);
        break;
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "TSTypeAssertion":
      case "ParenthesizedExpression":
        this.assigned(node.expression);
        break;
      default:
        this.visit(node);
    }
  }

  private shorthand(part: t.ObjectProperty): void {
    if (part.shorthand) this.names.shorthands.push(part);
  }

  nameFrom(target: t.Node | null | undefined, value: t.Node | null | undefined): void {
    if (!target || !value || !isAnonymous(value)) return;
    if (target.type === "StringLiteral" || target.type === "NumericLiteral" || target.type === "BigIntLiteral") {
      this.names.givenNames.set(value, String(target.value));
    } else if (target.type === "Identifier") {
      this.names.givenNames.set(value, target.name);
      this.names.namedBy.set(value, target);
    }
  }

  // ---- one method per construct ----

  block(node: t.BlockStatement): void {
    this.open(node, this.awaiting.has(node), () => {
      this.scopeStarts.set(this.scope, this.now);
      this.statements(node.body);
    });
  }

  variables(node: t.VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      this.nameFrom(id, init);
      if (init) this.visit(init);
      if (node.kind === "let" && id.type === "Identifier") this.declarator(id);
      if (node.kind !== "var") this.pattern(id);
      else if (init || id.type !== "Identifier") this.assigned(id);
    }
  }

  private declarator(node: t.Identifier): void {
    const binding = this.scope.find(node.name);
    if (binding === null) return;
    binding.declarator = node;
    this.names.declarators.set(node, binding);
  }

  forLoop(node: t.ForStatement): void {
    this.open(
      node,
      this.awaiting.has(node),
      () => {
        if (node.init?.type === "VariableDeclaration") this.declareLexical(node.init);
        this.visitAll([node.init, node.test, node.update, node.body]);
      },
      { perTurn: this.awaiting.has(node) },
    );
  }

  forEach(node: t.ForInStatement | t.ForOfStatement): void {
    const lowered =
      this.awaiting.has(node.body) ||
      this.awaiting.has(node.left) ||
      (node.type === "ForOfStatement" && node.await === true) ||
      (node.left.type === "VariableDeclaration" && (node.left.kind as string) === "await using") ||
      (this.awaiting.has(node.right) && seesItsHead(node));
    this.open(
      node,
      lowered,
      () => {
        const { left } = node;
        if (left.type === "VariableDeclaration") this.declareLexical(left);
        this.visit(node.right);
        if (left.type !== "VariableDeclaration" || left.kind === "var") {
          this.assigned(left.type === "VariableDeclaration" ? left.declarations[0]!.id : left);
        } else this.pattern(left.declarations[0]!.id);
        this.visit(node.body);
      },
      { perTurn: lowered },
    );
  }

  whileLoop(node: t.WhileStatement | t.DoWhileStatement): void {
    this.open(
      node,
      this.awaiting.has(node),
      () => {
        if (node.type === "WhileStatement") this.visitAll([node.test, node.body]);
        else this.visitAll([node.body, node.test]);
      },
      { perTurn: this.awaiting.has(node) },
    );
  }

  switchStatement(node: t.SwitchStatement): void {
    this.visit(node.discriminant);
    this.open(
      node,
      node.cases.some((one) => this.awaiting.has(one)),
      () => {
        this.scopeStarts.set(this.scope, this.now);
        for (const one of node.cases) for (const statement of one.consequent) this.declareLexical(statement);
        for (const one of node.cases) {
          for (const statement of one.consequent) if (statement.type === "FunctionDeclaration") this.visit(statement);
        }
        for (const one of node.cases) {
          if (one.test) this.visit(one.test);
          for (const statement of one.consequent) if (statement.type !== "FunctionDeclaration") this.visit(statement);
          this.endCase(one);
        }
      },
    );
  }

  /** Another case may be entered without passing the declarations of this one. */
  private endCase(one: t.SwitchCase): void {
    this.now++;
    for (const statement of one.consequent) {
      for (const name of declaredNames(statement)) {
        const binding = this.scope.bindings.get(name);
        if (binding !== undefined && binding.kind !== "function") binding.readyUntil = this.now;
      }
    }
  }

  tryStatement(node: t.TryStatement): void {
    this.visit(node.block);
    const { handler } = node;
    if (handler) {
      this.open(handler, this.awaiting.has(node), () => {
        if (handler.param) {
          for (const { name } of boundIdentifiers(handler.param)) this.scope.declare(name, "catch");
          this.pattern(handler.param);
        }
        this.visit(handler.body);
      });
    }
    if (node.finalizer) this.visit(node.finalizer);
  }

  classNode(node: t.Class): void {
    this.visitAll(node.decorators ?? []);
    if (this.awaiting.has(node)) this.beforeClass(node);
    const createdAt = this.now;
    this.open(node, false, () => {
      if (node.id) this.scope.declare(node.id.name, "name");
      if (node.superClass) this.visit(node.superClass);
      for (const member of node.body.body) this.classMember(member, node, createdAt);
    });
    if (node.type === "ClassDeclaration") {
      const binding = this.scope.find(node.id!.name);
      if (binding !== null && binding.readyFrom === Number.POSITIVE_INFINITY) binding.readyFrom = ++this.now;
    }
  }

  /** What is evaluated before a class that awaits is made. Its own name is not initialised there, now outside of it. */
  private beforeClass(node: t.Class): void {
    const parts = evaluatedBefore(node, this.awaiting);
    this.open(node.body, true, () => {
      const own = node.id ? this.scope.declare(node.id.name, "const") : null;
      this.visitAll(parts);
      if (own?.references.length === 0) this.scope.bindings.delete(own.name);
    });
    for (const part of parts) this.visited.add(part);
  }
  private readonly visited = new Set<t.Node>();

  private classMember(node: t.ClassBody["body"][number], owner: t.Class, createdAt: number): void {
    this.now++;
    if (isTypeOnly(node)) return;
    if (isFunction(node)) return this.nested(node, owner);
    if (node.type === "StaticBlock") return this.staticBlock(node, owner, createdAt);
    if (!("key" in node)) return;
    this.visitAll(node.decorators ?? []);
    if ((node as { computed?: boolean }).computed) this.visit(node.key);
    const { value } = node as { value?: t.Node | null };
    if (value) this.inClosure(owner, createdAt, false, () => this.visit(value));
  }

  private staticBlock(node: t.StaticBlock, owner: t.Class, createdAt: number): void {
    this.inClosure(owner, createdAt, false, () =>
      this.within(new Scope(this.scope, node, false, this.scope.perTurn, true), () => this.functionBody(node.body)),
    );
  }

  objectExpression(node: t.ObjectExpression): void {
    this.now++;
    for (const part of node.properties) {
      if (part.type === "ObjectMethod") this.nested(part, node);
      else if (part.type === "SpreadElement") this.visit(part.argument);
      else {
        this.shorthand(part);
        if (part.computed) this.visit(part.key);
        this.nameFrom(part.computed ? null : part.key, part.value);
        // A computed key names its function, so that the literal is made as a whole.
        if (part.computed && isAnonymous(part.value) && !this.awaiting.has(part.value))
          this.inClosure(node, this.now, true, () => this.visit(part.value));
        else this.visit(part.value);
      }
    }
  }

  callExpression(node: t.CallExpression | t.OptionalCallExpression | t.TaggedTemplateExpression): void {
    const callee = node.type === "TaggedTemplateExpression" ? node.tag : node.callee;
    if (callee.type === "Identifier") {
      if (callee.name === "eval" && node.type !== "TaggedTemplateExpression" && this.scope.find("eval") === null) {
        this.names.evalCall ??= node;
      }
      this.reference(callee, { called: true });
    } else this.visit(callee);
    if (node.type === "TaggedTemplateExpression") this.visit(node.quasi);
    else this.visitAll(node.arguments);
  }

  assignment(node: t.AssignmentExpression): void {
    this.nameFrom(node.left, node.right);
    this.assigned(node.left);
    this.visit(node.right);
  }

  memberExpression(node: t.MemberExpression | t.OptionalMemberExpression): void {
    this.visit(node.object);
    if (node.computed || node.property.type === "PrivateName") this.visit(node.property);
  }

  jsxName(node: t.Node): void {
    if (node.type === "JSXMemberExpression") this.jsxName(node.object);
    else if (node.type === "JSXIdentifier" && /^[A-Z_$]|^this$/.test(node.name)) this.reference(node);
  }

  thisExpression(node: t.ThisExpression): void {
    if (this.ownThis) this.names.thisNodes.push(node);
  }

  superNode(): void {
    if (this.ownThis) this.names.usesSuper = true;
  }

  metaProperty(node: t.MetaProperty): void {
    if (this.ownThis && node.meta.name === "new") this.names.newTargets.push(node);
  }

  privateName(): void {
    this.names.usesPrivateNames = true;
  }

  withStatement(node: t.WithStatement): void {
    this.names.withStatement ??= node;
    this.visitAll([node.object, node.body]);
  }

  enumDeclaration(node: t.TSEnumDeclaration): void {
    const members = node.members ?? node.body?.members ?? [];
    this.visitAll(members.map((member) => member.initializer));
    const binding = this.scope.find(node.id.name);
    if (binding !== null) binding.readyFrom = Math.min(binding.readyFrom, ++this.now);
  }

  namespace(node: t.Node): void {
    if (this.closure === null) this.names.namespaces.push(node);
  }
}

/** The dispatch: one line per construct that is more than its children. */
const visitors: { [Type in t.Node["type"]]?: (r: Resolver, node: Extract<t.Node, { type: Type }>) => void } = {
  Identifier: (r, node) => r.reference(node),
  ThisExpression: (r, node) => r.thisExpression(node),
  Super: (r) => r.superNode(),
  MetaProperty: (r, node) => r.metaProperty(node),
  PrivateName: (r) => r.privateName(),
  BlockStatement: (r, node) => r.block(node),
  VariableDeclaration: (r, node) => r.variables(node),
  ForStatement: (r, node) => r.forLoop(node),
  ForInStatement: (r, node) => r.forEach(node),
  ForOfStatement: (r, node) => r.forEach(node),
  WhileStatement: (r, node) => r.whileLoop(node),
  DoWhileStatement: (r, node) => r.whileLoop(node),
  SwitchStatement: (r, node) => r.switchStatement(node),
  TryStatement: (r, node) => r.tryStatement(node),
  WithStatement: (r, node) => r.withStatement(node),
  LabeledStatement: (r, node) => r.visitAll([node.body]),
  BreakStatement: () => {},
  ContinueStatement: () => {},
  ClassDeclaration: (r, node) => r.classNode(node),
  ClassExpression: (r, node) => r.classNode(node),
  ObjectExpression: (r, node) => r.objectExpression(node),
  CallExpression: (r, node) => r.callExpression(node),
  OptionalCallExpression: (r, node) => r.callExpression(node),
  TaggedTemplateExpression: (r, node) => r.callExpression(node),
  AssignmentExpression: (r, node) => r.assignment(node),
  UpdateExpression: (r, node) => r.assigned(node.argument),
  MemberExpression: (r, node) => r.memberExpression(node),
  OptionalMemberExpression: (r, node) => r.memberExpression(node),
  JSXElement: (r, node) => {
    r.jsxName(node.openingElement.name);
    r.visitAll([...node.openingElement.attributes, ...node.children]);
  },
  JSXAttribute: (r, node) => r.visitAll([node.value]),
  TSEnumDeclaration: (r, node) => r.enumDeclaration(node),
  TSModuleDeclaration: (r, node) => r.namespace(node),
};

/** The heritage and the computed keys of a class, up to its last await. */
export function evaluatedBefore({ superClass, body }: t.Class, awaiting: ReadonlySet<t.Node>): t.Node[] {
  const last = body.body.findLastIndex((member) => awaiting.has(member));
  const keys = body.body.slice(0, last + 1).flatMap((one) => ("computed" in one && one.computed ? [one.key] : []));
  return superClass ? [superClass, ...keys] : keys;
}

/** TypeScript's `this` parameter is a type. */
export function isThisParameter(param: t.Node): boolean {
  return param.type === "Identifier" && param.name === "this";
}

export function isAnonymous(node: t.Node): boolean {
  return (
    node.type === "ArrowFunctionExpression" ||
    ((node.type === "FunctionExpression" || node.type === "ClassExpression") && !node.id)
  );
}

/** In an arrow, `arguments` is a name like any other. */
export function hasArguments(node: FunctionNode): boolean {
  return node.type !== "ArrowFunctionExpression";
}

function isExpressionLike(node: t.Node): boolean {
  return node.type.endsWith("Expression") || node.type.endsWith("Literal") || node.type === "Identifier";
}

/** `for (let x of f(x))`: a dead zone that a statement with its list evaluated before would lose. */
function seesItsHead({ left, right }: t.ForInStatement | t.ForOfStatement): boolean {
  if (left.type !== "VariableDeclaration" || left.kind === "var") return false;
  const names = new Set(boundIdentifiers(left.declarations[0]!.id).map((one) => one.name));
  let found = false;
  const look = (node: t.Node): void => {
    if (node.type === "Identifier" && names.has(node.name)) found = true;
    eachChild(node, look);
  };
  look(right);
  return found;
}

/** The names that hide a variable of the function inside this block. */
function lexicalNames(node: t.Node): string[] {
  switch (node.type) {
    case "BlockStatement":
      return node.body.flatMap(declaredNames);
    case "SwitchStatement":
      return node.cases.flatMap((one) => one.consequent.flatMap(declaredNames));
    case "ForStatement":
      return node.init?.type === "VariableDeclaration" ? declaredNames(node.init) : [];
    case "ForInStatement":
    case "ForOfStatement":
      return node.left.type === "VariableDeclaration" ? declaredNames(node.left) : [];
    case "CatchClause":
      return node.param && node.param.type !== "Identifier" ? boundIdentifiers(node.param).map((one) => one.name) : [];
    default:
      return [];
  }
}

/** The names that a statement of a switch case declares in the scope of the switch. */
function declaredNames(statement: t.Statement): string[] {
  if (statement.type === "VariableDeclaration" && statement.kind !== "var") {
    return statement.declarations.flatMap((one) => boundIdentifiers(one.id)).map((one) => one.name);
  }
  return statement.type === "ClassDeclaration" && statement.id ? [statement.id.name] : [];
}

export type { Binding };
