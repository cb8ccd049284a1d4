/** A function accepted for compiling: everything that the later phases need to know about it. */

import type * as t from "@babel/types";
import type { BodyName } from "../syntax/body-name.js";
import type { FunctionNode } from "../syntax/walk.js";
import type { Names } from "./scopes.js";

export type Kind = "coroutine" | "raising" | "promise";

export interface Target {
  node: FunctionNode;
  kind: Kind;
  /** What it is called in messages, reports and the name of its body. */
  name: string;
  /** What its body says to others than us. */
  directives: t.Directive[];
  /** The names of the body and of its fixed locals. */
  locals: LocalNames;
  /** Where the body stands: beside the entry, or, because of what it refers to, inside it. */
  form: "lifted" | "nested";
  /** The nodes that contain an await of this function. */
  awaiting: Set<t.Node>;
  names: Names;
  /** Names from outside that never change, so they need not be kept over an await. */
  isConstant: (name: string) => boolean;
  /** The body of a compiled function of this file, by the identifier, or the private member, that calls it. */
  bodyOf: (callee: t.Node) => BodyName | null;
  /** Callees that are bodies already: those of closures of this function. */
  ownBodies: ReadonlySet<t.Node>;
  /** This callee is surely not compiled. */
  isOrdinary: (callee: t.Node) => boolean;
  /** Every await takes exactly the engine's ticks: no direct calls. */
  exact: boolean;
  /** The body asks how deep the native stack is before it goes deeper. */
  checksDepth: boolean;
  /** The parameters stay those of the entry, in which the body stands: `arguments` may be one with them. */
  nativeParams: boolean;
  /** The parameters that the entry of a decorated method has. */
  signature: t.Node[] | null;
  /** The entry hands its `this` to the body. */
  usesThis: boolean;
  /** Sloppy code that uses `this`: never null or undefined there, never a primitive. */
  coercesThis: boolean;
  /** The name of the exception that the machine catches. */
  errorName: string;
  /** What metadata calls the file. Null: none is emitted. */
  file: string | null;
}

/** The locals that every machine has, with names that the function does not use itself. */
export interface LocalNames extends BodyName {
  /** The depth of the native stack when the body starts, its frame when it is resumed. */
  at: string;
  self: string;
  depth: string;
  state: string;
  value: string;
  handler: string;
  /** Labels: of the loop around the states, of their `switch`, and of what runs before them. */
  machine: string;
  states: string;
  start: string;
}
