/** `COROUTINE_TRACE=name` prints the machine of the functions of that name after each step; `*`: of all. */

import type { Machine } from "./machine/machine.js";
import { printMachine } from "./machine/print.js";

/** Told about the machine after every step. */
export type Trace = (step: string, machine: Machine) => void;

export function traceOf(name: string, wanted: string | undefined): Trace {
  if (wanted === undefined || (wanted !== "*" && wanted !== name)) return () => {};
  let before = "";
  return (step, machine) => {
    const text = printMachine(machine);
    console.log(`-- ${name}: ${step}${text === before ? " (no change)" : `\n${text}\n`}`);
    before = text;
  };
}
