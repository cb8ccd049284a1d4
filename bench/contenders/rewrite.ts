/** Babel plugins that write the work as a person would who has no `async`: with plain calls, or for a library. */

import type { NodePath, PluginObj, types as t } from "@babel/core";

type Api = { types: typeof t };
type Await = NodePath<t.AwaitExpression>;

/** `async` and `await` gone: plain calls. */
export function plainCalls(): PluginObj {
  return {
    visitor: {
      Function: { exit: (path) => void (path.node.async = false) },
      AwaitExpression: { exit: (path: Await) => void path.replaceWith(path.node.argument) },
    },
  };
}

/** Generators, each call delegated to with `yield*`. */
export function generators({ types }: Api): PluginObj {
  return {
    visitor: {
      Function: { exit: (path) => void (path.node.async && toGenerator(path.node, types)) },
      AwaitExpression: { exit: (path: Await) => void yielded(path, types, { delegates: true }) },
    },
  };
}

/** The same in `wrap(function* () { ... })`, or with `yield`. Methods are bare generators: libraries have no form for them. */
export function wrappedGenerators({ types }: Api, { delegates }: { delegates: boolean }): PluginObj {
  return {
    visitor: {
      Function: {
        exit(path) {
          if (!path.node.async) return;
          toGenerator(path.node, types);
          if (!path.isMethod()) wrap(path, types);
        },
      },
      AwaitExpression: { exit: (path: Await) => void yielded(path, types, { delegates }) },
      Program: { exit: (path) => importWrap(path, types, "wrap", "library") },
    },
  };
}

/** Async functions in `wrap(async function () { ... })`, for a macro; methods become fields. */
export function wrappedAsync({ types }: Api, { imported, from }: { imported: string; from: string }): PluginObj {
  return {
    visitor: {
      Function: {
        exit(path) {
          if (!path.node.async) return;
          if (path.isClassMethod() || path.isClassPrivateMethod()) toField(path, types);
          else wrap(path, types);
        },
      },
      Program: { exit: (path) => importWrap(path, types, imported, from) },
    },
  };
}

function yielded(path: Await, types: typeof t, { delegates }: { delegates: boolean }): void {
  path.replaceWith(types.yieldExpression(path.node.argument, delegates));
}

function toGenerator(node: t.Function, types: typeof t): void {
  if (node.type === "ArrowFunctionExpression") {
    const { body, params } = node;
    const block = body.type === "BlockStatement" ? body : types.blockStatement([types.returnStatement(body)]);
    Object.assign(node, types.functionExpression(null, params as t.FunctionExpression["params"], block));
  }
  node.async = false;
  node.generator = true;
}

/** Calls by name must reach the wrapped function, so that the one inside has no name. */
function wrap(path: NodePath<t.Function>, types: typeof t): void {
  const { id } = path.node as t.FunctionDeclaration;
  const call = wrapCall(path.node, types);
  const declared = path.isFunctionDeclaration();
  path.replaceWith(declared ? types.variableDeclaration("const", [types.variableDeclarator(id!, call)]) : call);
  path.skip();
}

function toField(path: NodePath<t.ClassMethod | t.ClassPrivateMethod>, types: typeof t): void {
  const { key } = path.node;
  const call = wrapCall(path.node, types);
  const isPrivate = key.type === "PrivateName";
  path.replaceWith(isPrivate ? types.classPrivateProperty(key, call) : types.classProperty(key as t.Identifier, call));
  path.skip();
}

function wrapCall(node: t.Function, types: typeof t): t.CallExpression {
  const { params, body, generator, async } = node as t.FunctionDeclaration;
  const arrow = node.type === "ArrowFunctionExpression";
  const inside = arrow ? types.cloneNode(node) : types.functionExpression(null, params, body, generator, async);
  return types.callExpression(types.identifier("wrap"), [inside]);
}

function importWrap(path: NodePath<t.Program>, types: typeof t, imported: string, from: string): void {
  const specifier = types.importSpecifier(types.identifier("wrap"), types.identifier(imported));
  path.unshiftContainer("body", types.importDeclaration([specifier], types.stringLiteral(from)));
  path.scope.crawl();
}
