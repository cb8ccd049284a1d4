/** Names and what they mean, inside one function: the data. How it is found out is in resolve.ts. */

import type * as t from "@babel/types";

/** Where a binding lives while the machine runs. */
export type Place =
  /** A local of the body, saved in the frame while suspended. */
  | "local"
  /** An object that closures share: `{ value }`. For bindings assigned after they were captured. */
  | "box"
  /** The same with the checks of `let` and `const`: not before it is initialised, not twice. */
  | "cell"
  /** Not ours: declared in code that is left as it is, or outside. */
  | "native";

export type BindingKind = "param" | "var" | "let" | "const" | "class" | "function" | "catch" | "using" | "name";

export interface Binding {
  name: string;
  kind: BindingKind;
  scope: Scope;
  references: Reference[];
  /** Assigned by anything but its own declaration. */
  assigned: boolean;
  /** Points of the walk between which it is surely initialised. */
  readyFrom: number;
  readyUntil: number;
  place: Place;
  /** The name it has in the output. */
  emittedName: string;
  /** `let x = ...`: the identifier, where its box can be made. */
  declarator: t.Node | null;
  /** `x = () => ...` where it is declared: the function, in which it is initialised whenever that runs. */
  initialFunction: t.Node | null;
  /** Its function declarations, in order. */
  functions: t.FunctionDeclaration[];
  /** Those in the decorators of the class that it is. */
  inDecorators: Reference[];
}

export interface Reference {
  node: t.Identifier | t.JSXIdentifier;
  /** When the code around it runs at the earliest: itself, or the creation of the closure it is in. */
  at: number;
  /** The outermost closure around it, if any. */
  closure: Closure | null;
  /** `f()` or f`...`: a member in its place must not become the receiver. */
  called: boolean;
  /** The identifier that declares it, in a pattern. */
  declares: boolean;
}

/** A function, class or object with methods, created by the function under analysis. */
export interface Closure {
  /** The expression to wrap where a binding of one turn has to be caught. */
  node: t.Node;
  createdAt: number;
  captures: Set<Binding>;
  /** Those of the current turn of a loop, by the names they have in the output. */
  caught: string[];
}

export class Scope {
  readonly bindings = new Map<string, Binding>();

  constructor(
    readonly parent: Scope | null,
    readonly node: t.Node,
    /** Its statements become blocks, so its bindings become locals of the machine. */
    readonly lowered: boolean,
    /** Entered once per turn of a lowered loop. */
    readonly perTurn: boolean,
    /** Takes `var` declarations. */
    readonly isFunction: boolean,
  ) {}

  find(name: string): Binding | null {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const binding = scope.bindings.get(name);
      if (binding !== undefined) return binding;
    }
    return null;
  }

  hasParameter(name: string): boolean {
    return this.bindings.get(name)?.kind === "param";
  }

  declare(name: string, kind: BindingKind): Binding {
    const earlier = this.bindings.get(name);
    if (earlier !== undefined) {
      if (kind === "function" && earlier.kind !== "param") earlier.kind = "function";
      return earlier;
    }
    const always = kind === "param" || kind === "var" || kind === "function" || kind === "name" || kind === "catch";
    const binding: Binding = {
      name,
      kind,
      scope: this,
      references: [],
      assigned: false,
      readyFrom: always ? -1 : Number.POSITIVE_INFINITY,
      readyUntil: Number.POSITIVE_INFINITY,
      place: "native",
      emittedName: name,
      declarator: null,
      initialFunction: null,
      functions: [],
      inDecorators: [],
    };
    this.bindings.set(name, binding);
    return binding;
  }
}

/** Everything that the analysis of one function found. */
export interface Names {
  root: Scope;
  scopes: Map<t.Node, Scope>;
  /** Identifiers whose binding is not in the function, by name. */
  free: Map<string, Array<t.Identifier | t.JSXIdentifier>>;
  closures: Map<t.Node, Closure>;
  /** What a function declaration declares where it stands. */
  declared: Map<t.FunctionDeclaration, Binding>;
  /** Bindings by the identifier of their `let x = ...`. */
  declarators: Map<t.Node, Binding>;
  /** `{ x }`, which is `{ x: y }` once x is called y. */
  shorthands: t.ObjectProperty[];
  /** `this` of the function itself, also inside arrows. */
  thisNodes: Array<t.ThisExpression | t.JSXIdentifier>;
  /** `delete x` of what is known here, and what it gives: it changes nothing. */
  deletions: Map<t.UnaryExpression, boolean>;
  /** `new.target` of the function itself, also inside arrows. */
  newTargets: t.MetaProperty[];
  usesArguments: boolean;
  usesSuper: boolean;
  usesPrivateNames: boolean;
  /** Anonymous functions and classes, and the name that their place gives them. */
  givenNames: Map<t.Node, string>;
  /** The target that gives the name. */
  namedBy: Map<t.Node, t.Identifier>;
  /** Of statements of the function itself. */
  labels: Set<string>;
  evalCall: t.Node | null;
  withStatement: t.Node | null;
  /** Declarations of TypeScript that run but cannot be taken apart. */
  namespaces: t.Node[];
  /** Second parts of enums, and initialisers that look up what is no constant in a machine. */
  enums: t.Node[];
  /** Of the function itself. */
  doExpressions: t.DoExpression[];
  /** Functions declared in blocks of sloppy code, and the variables that they are outside. */
  blockFunctions: Map<t.FunctionDeclaration, Binding>;
  /** Those that are no variables outside, because a name between hides them. */
  hiddenFunctions: t.FunctionDeclaration[];
}
