/**
 * Every name that emitted code may use. The compiler keeps the same list in
 * `babel-plugin/src/4-emit/names.ts`, and a test compares the two. Not for use by hand.
 */

export { iterateAsync } from "./async-iteration.js";
export { bodyOf, settle, settleLiteral, tick, tickBodyOf, wait } from "./await.js";
export { Coroutine } from "./coroutine.js";
export { described } from "./described.js";
export { disposal } from "./disposal.js";
export { compiled, mark } from "./entry.js";
export { defer, LIMIT, leave, leaveTry, leaveTryWide, leaveWide } from "./frame.js";
export { begin } from "./handle.js";
export { iterate } from "./iteration.js";
export { apply, cell, destructurable, keysIn, propertyKey, restOf, sloppyThis } from "./language.js";
export { promised } from "./promised.js";
export { RaisingCoroutine } from "./raising.js";
export { ABRUPT, CONTRACT_VERSION, raise } from "./state.js";
