/** How the entry of a compiled function finds its body. */

import type { Body } from "./frame.js";
import { defineProperty, isExtensible, values } from "./intrinsics.js";
import { BODY, type Marks, runtime, type StandIn } from "./state.js";

/**
 * A body and the entry that it belongs to: a proxy, or a function with copied properties, is another one. There are
 * proxies that answer whatever they are asked, with themselves or with proxies of what they hide: none of them has `realm`.
 */
interface Compiled {
  readonly realm: unknown;
  readonly entry: unknown;
  readonly run: Body;
}

/**
 * An entry, or the one property of an object that names it: `{ load: (path) => ... }`. To name a function later would leave it
 * in an engine's slow form, in which it takes several times as long to be asked for its body.
 */
type Entry<F extends Callable> = F | { readonly [name: string]: F };
type Callable = (...args: any[]) => unknown;

/**
 * Puts the body on an entry that is made once, where `bodyOf` looks for it first. What others in a cycle of imports have
 * frozen by then takes none.
 */
export function compiled<F extends Callable>(given: Entry<F>, run: Body): F {
  const entry = entryIn(given);
  const value: Compiled = { realm: runtime, entry, run };
  if (isExtensible(entry)) defineProperty(entry, BODY, { value, configurable: true });
  return entry;
}

/** The same for an entry that is made again and again. This takes a tenth of the time, and `bodyOf` somewhat longer. */
export function mark<F extends Callable>(given: Entry<F>, run: Body): F {
  const entry = entryIn(given);
  marks.put(entry, run);
  return entry;
}

function entryIn<F extends Callable>(given: Entry<F>): F {
  return typeof given === "function" ? given : values(given)[0]!;
}

/** The body of an entry; of anything else what is made to stand for one, also where a proxy throws at the question. */
export function bodyFor(callee: unknown, standIn: StandIn): Body {
  if (typeof callee !== "function") return standIn(callee);
  try {
    const found = (callee as { [BODY]?: Compiled | null })[BODY];
    if (found === undefined) return marks.bodyOf(callee, standIn);
    return found !== null && found.entry === callee && found.realm === runtime ? found.run : standIn(callee);
  } catch {
    return standIn(callee);
  }
}

/** What stands for the body of a function that has none, as long as functions of one kind await it. */
interface Stand {
  readonly standIn: StandIn;
  readonly body: Body;
}

class Existing {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: it becomes `this` of the class below
    return object;
  }
}

/** A private name can be put on any object, and nobody sees it or copies it. */
class Mark extends Existing {
  #run: Body | Stand | undefined;

  private constructor(entry: object, run: Body | undefined) {
    super(entry);
    this.#run = run;
  }

  static put(entry: object, run: Body): void {
    if (#run in entry) entry.#run = run;
    else new Mark(entry, run);
  }

  /**
   * Functions without a body are marked as such when they are first asked: to be told no takes an engine 25 ns each time.
   * What is made for them is kept when they are asked again: many are there to be called once. Not on those of another realm, a
   * host's own or the page's around a frame: they would keep this realm alive.
   */
  static bodyOf(entry: object, standIn: StandIn): Body {
    const known = #run in entry ? entry.#run : null;
    if (typeof known === "function") return known;
    if (known && known.standIn === standIn) return known.body;
    const body = standIn(entry);
    const mark = entry as Mark;
    if (known !== null) {
      if (entry instanceof Function) mark.#run = { standIn, body };
    } else if (isExtensible(entry)) new Mark(entry, undefined);
    return body;
  }
}

/** Two copies of this package mark alike. */
const marks: Marks = (runtime.marks ??= Mark);
