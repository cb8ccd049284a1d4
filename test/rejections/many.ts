/** Runs programs about turns, one after the other, in a process of its own: what they log, and what the process is told. */

import { readFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import * as contract from "coroutine-runtime/contract";
import { Harness, start } from "../ticks/harness";

/** Of the event loop: enough for every program to end. */
const TURNS = 12;

let current: Harness;
process.on("unhandledRejection", (reason, promise) =>
  current.log("unhandled", reason, promise.constructor === Promise),
);
process.on("rejectionHandled", () => current.log("handled late"));
process.on("uncaughtException", (error) => current.log("uncaught", error));

async function traceOf(code: string): Promise<string[]> {
  const exports: Record<string, any> = {};
  new Function("exports", "require", code)(exports, () => contract);
  current = new Harness({ drops: true });
  start(exports.roots, current);
  for (let turn = 0; turn < TURNS; turn++) {
    await nextTurn();
    current.log(`turn ${turn}`);
  }
  return current.trace;
}

async function main(codes: string[]): Promise<void> {
  const traces: string[][] = [];
  for (const code of codes) traces.push(await traceOf(code));
  console.log(JSON.stringify(traces));
}

void main(JSON.parse(readFileSync(process.argv[2]!, "utf8")));
