/** Two Babel plugins for the contenders that are not asynchronous: what is written `async` becomes something else. */

import type { NodePath, PluginObj, types as t } from "@babel/core";

type Api = { types: typeof t };

/** `async` and `await` gone: plain calls. */
export function plainCalls(): PluginObj {
  return {
    visitor: {
      Function: { exit: (path) => void (path.node.async = false) },
      AwaitExpression: { exit: (path: NodePath<t.AwaitExpression>) => void path.replaceWith(path.node.argument) },
    },
  };
}

/** Generators, each call delegated to with `yield*`. */
export function generators({ types }: Api): PluginObj {
  return {
    visitor: {
      Function: {
        exit({ node }) {
          node.generator = node.async;
          node.async = false;
        },
      },
      AwaitExpression: {
        exit: (path: NodePath<t.AwaitExpression>) =>
          void path.replaceWith(types.yieldExpression(path.node.argument, true)),
      },
    },
  };
}
