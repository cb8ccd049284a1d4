/** A promise that is awaited, or returned, inside call(), and is rejected. */

import type { CoroutineError } from "coroutine-runtime";
import { begin, Coroutine, settle } from "coroutine-runtime/contract";
import { sequence, thrownBy } from "../bodies";

process.on("unhandledRejection", (error) => console.log(`unhandled ${error}`));

const codeOf = (call: () => unknown) => (thrownBy(call) as CoroutineError).code;
const returning = (depth: number | null) => settle(depth!, Promise.reject("returned"));

console.log(codeOf(() => sequence(() => Promise.reject("awaited"))().call()));
console.log(codeOf(() => new Coroutine(begin(returning, [])).call()));
setImmediate(() => console.log("end"));
