/** How the entry of a compiled function finds its body. */

import type { Body } from "./frame.js";
import { defineProperty, isExtensible } from "./intrinsics.js";
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
 * Puts the body on an entry that is made once, where `bodyOf` looks for it first. What others in a cycle of imports have
 * frozen by then takes none. `name`: what an anonymous function would have been called by the place that this call now takes.
 */
export function compiled<F extends object>(entry: F, run: Body, name?: string): F {
  const value: Compiled = { realm: runtime, entry, run };
  if (isExtensible(entry)) defineProperty(entry, BODY, { value, configurable: true });
  return named(entry, name);
}

/** The same for an entry that is made again and again. This takes a tenth of the time, and `bodyOf` somewhat longer. */
export function mark<F extends object>(entry: F, run: Body, name?: string): F {
  marks.put(entry, run);
  return named(entry, name);
}

function named<F extends object>(entry: F, name: string | undefined): F {
  return name === undefined ? entry : defineProperty(entry, "name", { value: name, configurable: true });
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
