/** What the text around a construct allows in it. */

import { Scope } from "./scope.ts";

export interface Place {
  readonly scope: Scope;
  /** What `break` and `continue` can leave from here, innermost last. */
  readonly targets: readonly JumpTarget[];
  readonly fn: FunctionPlace;
  /** Private names of the classes around. */
  readonly privates: readonly string[];
  /** No async function is started here: parameters are bound before the function asks whether there are calls left. */
  readonly startsNone: boolean;
  /** Sloppy code may do more. */
  readonly strict: boolean;
  /** How the names in a pattern come about; "assign" for targets that exist already. */
  readonly names: "let" | "const" | "var" | "parameter" | "assign";
}

export interface JumpTarget {
  readonly label: string | null;
  readonly kind: "loop" | "switch" | "block";
}

export interface FunctionPlace {
  readonly awaits: boolean;
  readonly yields: boolean;
  readonly returns: boolean;
  /** How `arguments` is spelled; null where it cannot be used. */
  readonly arguments: string | null;
  /** `super.name` can be used. */
  readonly home: boolean;
  /** In what `super(...)` is given: a generator cannot stand for an async arrow, whose \`this\` is not there yet. */
  readonly beforeSuper: boolean;
  /** An async arrow, or an arrow in one: a generator cannot stand for it if it uses `super`. */
  readonly inAsyncArrow: boolean;
}

const top: FunctionPlace = {
  awaits: false,
  yields: false,
  returns: false,
  arguments: null,
  home: false,
  beforeSuper: false,
  inAsyncArrow: false,
};

export function topPlace(strict: boolean): Place {
  return { scope: new Scope(null, true), targets: [], fn: top, privates: [], startsNone: false, strict, names: "let" };
}

export function inBlock(place: Place): Place {
  return { ...place, scope: new Scope(place.scope, false) };
}

export function inTarget(place: Place, target: JumpTarget): Place {
  return { ...place, targets: [...place.targets, target] };
}

export interface FunctionKind {
  readonly form: "declaration" | "expression" | "arrow" | "method";
  readonly async: boolean;
  readonly generator: boolean;
}

export function inFunction(place: Place, { form, async, generator }: FunctionKind): Place {
  const { fn } = place;
  const arrow = form === "arrow";
  return {
    ...place,
    scope: new Scope(place.scope, true),
    targets: [],
    fn: {
      awaits: async,
      yields: generator,
      returns: true,
      arguments: arrow ? fn.arguments : "arguments",
      home: arrow ? fn.home : form === "method",
      beforeSuper: arrow && fn.beforeSuper,
      inAsyncArrow: arrow && (async || fn.inAsyncArrow),
    },
  };
}

/** Where neither `await` nor `yield` may stand: parameters, initializers of fields. */
export function withoutAwait(place: Place): Place {
  return { ...place, fn: { ...place.fn, awaits: false, yields: false } };
}

/** The initializer of a field or a static block: like a method, without `arguments` and `return`. */
export function inInitializer(place: Place): Place {
  const inside = inFunction(place, { form: "method", async: false, generator: false });
  return { ...inside, fn: { ...inside.fn, returns: false, arguments: null } };
}
