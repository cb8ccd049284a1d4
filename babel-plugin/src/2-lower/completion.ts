/**
 * What a function completes with. An async function adopts the thenable that it returns:
 *
 *   return f(x)        =>   settle(depth + 1, f(x))
 *   return { x }       =>   settleLiteral(depth + 1, { x })     no thenable, unless a prototype of the language is
 *   return x + 1       =>   x + 1
 */

import type * as t from "@babel/types";
import { placed } from "../syntax/build.js";
import { isNeverThenable, isPlainLiteral } from "../syntax/thenable.js";
import type { Builder } from "./builder.js";

/** The call that adopts the value, where it may be a thenable. Null: it is none, or the promise adopts it. */
export function settled(b: Builder, value: t.Expression): t.Expression | null {
  if (b.target.exact || isNeverThenable(value)) return null;
  return placed(b.runtime(isPlainLiteral(value) ? "settleLiteral" : "settle", [b.deeper(), value]), value);
}
