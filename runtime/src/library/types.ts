/** What the items of `all` and the others come to. */

import type { Coroutine } from "../coroutine.js";
import type { RaisingCoroutine } from "../raising.js";
import type { Variant } from "../variant.js";

/** What awaiting an item may raise: anything when nobody knows, nothing when it is a plain coroutine. */
export type ErrorOf<X> = unknown extends X
  ? unknown
  : X extends RaisingCoroutine<any, infer E>
    ? E
    : X extends Coroutine<any>
      ? never
      : X extends PromiseLike<any>
        ? unknown
        : never;

/** The values of a tuple, or of an array, in their places. */
export type ValuesOf<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/** The outcomes of a tuple, or of an array, in their places. */
export type OutcomesOf<T extends readonly unknown[]> = {
  -readonly [K in keyof T]: Variant<ErrorOf<T[K]>, Awaited<T[K]>>;
};
