/**
 * Workers, which bundlers find by the text of the whole expression:
 *
 *   new Worker(new URL("./worker.js", import.meta.url), await options())
 *   navigator.serviceWorker.register(new URL("./worker.js", import.meta.url), await options())
 *
 * So what is called, and the URL, are evaluated when the rest has been, and not kept over its awaits.
 */

import type * as t from "@babel/types";
import { bare } from "../syntax/walk.js";
import type { Builder } from "./builder.js";

export function startsWorker(
  b: Builder,
  { type, callee, arguments: [url] }: t.CallExpression | t.NewExpression,
): boolean {
  if (url === undefined || !isUrlOfModule(b, bare(url))) return false;
  if (type === "NewExpression") return isGlobal(b, callee, "Worker") || isGlobal(b, callee, "SharedWorker");
  const container = memberOf(callee, "register");
  return container !== null && isGlobal(b, memberOf(container, "serviceWorker"), "navigator");
}

/**
 * Worklets as well, where nothing else is awaited in the call. It is called as it stands, not asked for its body:
 *
 *   await context.audioWorklet.addModule(new URL("./worklet.js", import.meta.url))
 */
export function addsWorklet(b: Builder, { callee, arguments: [url, ...rest] }: t.CallExpression): boolean {
  if (url === undefined || memberOf(callee, "addModule") === null) return false;
  return isUrlOfModule(b, bare(url)) && !rest.some((argument) => b.awaits(argument));
}

/** `new URL("./worker.js", import.meta.url)` */
function isUrlOfModule(b: Builder, node: t.Node): boolean {
  if (node.type !== "NewExpression" || !isGlobal(b, node.callee, "URL")) return false;
  const [path, base] = node.arguments;
  const isText = path?.type === "StringLiteral" || (path?.type === "TemplateLiteral" && path.expressions.length === 0);
  return isText && base !== undefined && memberOf(base, "url")?.type === "MetaProperty";
}

/** The object of `object.name`. */
function memberOf(node: t.Node, name: string): t.Node | null {
  if (node.type !== "MemberExpression" || node.computed) return null;
  return node.property.type === "Identifier" && node.property.name === name ? node.object : null;
}

/** Or imported: no name of the function itself. */
function isGlobal(b: Builder, node: t.Node | null, name: string): boolean {
  return node?.type === "Identifier" && node.name === name && b.target.names.free.has(name);
}
