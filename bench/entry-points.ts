/** What programs import of our runtime, as entries for a bundler. */

/** What functions without iteration use, in any kind. */
const common = [
  ...["ABRUPT", "LIMIT", "bodyOf", "defer", "leave", "leaveTry", "leaveTryWide", "leaveWide"],
  ...["raise", "settle", "wait"],
];

const emittedCode = (...names: string[]) => `export { ${names.join(", ")} } from "coroutine-runtime/contract";`;
const byHand = (...names: string[]) => `export { ${names.join(", ")} } from "coroutine-runtime";`;

/** The core is what a program needs besides the two classes; what is more is named by what it is for. */
export const entryPoints = {
  core: byHand("Coroutine", "RaisingCoroutine") + emittedCode(...common, "begin", "compiled"),
  "promise kind": emittedCode(...common, "promised"),
  "all that emitted code may use": `export * from "coroutine-runtime/contract";`,
  everything: `export * from "coroutine-runtime"; export * from "coroutine-runtime/contract";`,
  suspend: byHand("suspend"),
  dual: byHand("dual"),
  nextTick: byHand("nextTick"),
  sleep: byHand("sleep"),
  all: byHand("all"),
  "all, allSettled, race, any": byHand("all", "allSettled", "race", "any"),
  timeout: byHand("timeout"),
  scope: byHand("scope"),
  signal: byHand("signal"),
  withSignal: byHand("withSignal"),
  dump: byHand("dump"),
};
