/** What a contender is: one way to run the sources in `work/`, all of which are written with `async` and `await`. */

export type Name =
  | "plain"
  | "native"
  | "yield*"
  | "coroutine"
  | "raising"
  | "promise"
  | "exact"
  | "regenerator"
  | "regenerator 8"
  | "typescript"
  | "async-to-promises"
  | "gensync"
  | "quansync"
  | "quansync macro"
  | "co"
  | "effect"
  | "effection";

/** What a work item may ask for, and not every contender can do. */
export type Ability =
  /** Really wait. */
  | "wait"
  /** Await what is neither a promise nor made by the contender. */
  | "values"
  /** Have errors arrive at the nearest `try` around an await. */
  | "try"
  /** Await several at the same time. */
  | "all";

export type Work = (...args: any[]) => any;

export interface Contender {
  name: Name;
  /** An ES module as the CommonJS module that is measured. */
  compile: (source: string) => string;
  /** Calls a function of the work: its value, or a promise of it where the contender has no other way. */
  run: (work: Work, ...args: unknown[]) => unknown;
  /** The same where something waits. The default is `run`. */
  runWaiting?: (work: Work, ...args: unknown[]) => unknown;
  /** Starts what nobody waits for. The default is `runWaiting`. */
  start?: (work: Work, ...args: unknown[]) => unknown;
  /** What stands for the module `coroutine-runtime`, and for those that `compile` has added imports of. */
  modules?: { "coroutine-runtime"?: Partial<Runtime>; [id: string]: unknown };
  /** Makes a function that returns promises one that can be awaited. The default leaves it as it is. */
  adopt?: (outside: Outside) => Work;
  /** Why, for what it cannot do. */
  cannot?: Partial<Record<Ability, string>>;
}

/** What stands outside of the work, and would be part of the host: it gives promises, or for plain calls the values. */
export type Outside = Work & { plain?: Work };

export interface Runtime {
  suspend: Work;
  all: Work;
}

export type Start = (resume: (value: unknown) => void) => void;

export const asReturned = (work: Work, ...args: unknown[]): unknown => work(...args);

export function cannotBeSync(): never {
  throw new Error("This work waits, and was run without waiting.");
}
