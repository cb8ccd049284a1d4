/**
 * Every runtime name that emitted code may use: the compiler's copy of
 * `runtime/src/contract.ts`. A test compares the two.
 */
export const contractNames = [
  "ABRUPT",
  "CONTRACT_VERSION",
  "Coroutine",
  "LIMIT",
  "RaisingCoroutine",
  "apply",
  "begin",
  "bodyOf",
  "cell",
  "compiled",
  "defer",
  "described",
  "destructurable",
  "disposal",
  "iterate",
  "iterateAsync",
  "keysIn",
  "leave",
  "leaveTry",
  "leaveTryWide",
  "leaveWide",
  "mark",
  "promised",
  "propertyKey",
  "raise",
  "restOf",
  "settle",
  "settleLiteral",
  "sloppyThis",
  "tick",
  "tickBodyOf",
  "wait",
] as const;

export type ContractName = (typeof contractNames)[number];

/** Gives the local name of a runtime import, and notes that it is needed. */
export type Import = (name: ContractName) => string;
