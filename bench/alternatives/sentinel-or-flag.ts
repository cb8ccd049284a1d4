/**
 *   value = step$run(...);                          value = step$run(...);
 *   if (value === ABRUPT) return leave(...);        if (runtime.abrupt) return leave(...);
 *
 * With a flag what a body returns is of one type only. The flag has to be down whenever code of the program
 * runs: who takes an error or has closed a chain takes it down.
 */

import { type Alternative, type Change, changed } from "./alternative.ts";

const emitted: Change[] = [
  [/\b\w+ === ABRUPT\b/g, "runtime.abrupt"],
  [/\bABRUPT\b/g, "runtime"],
];

const runtime: Change[] = [
  ["ABRUPT: { abrupt: true },", "ABRUPT: void 0,\n  abrupt: false,"],
  [/function (raise\(error\)|suspendAt\(leaf\)) \{/g, "$&\n  runtime.abrupt = true;"],
  [/runtime\.raised = false;/g, "runtime.raised = runtime.abrupt = false;"],
  [/runtime\.raised = raised;/g, "runtime.raised = runtime.abrupt = raised;"],
  // The chain is closed, and its state taken.
  [/runtime\.leaf = null;\n( *)runtime\.tail = null;/g, "$&\n$1runtime.abrupt = false;"],
  // A handle that suspends where it was started: whoever started it waits for it.
  [/closeChain\(handle, handle, null\);/g, "$&\n    runtime.abrupt = true;"],
  [/\b\w+ === ABRUPT\b/g, "runtime.abrupt"],
  [/\b\w+ !== ABRUPT\b/g, "!runtime.abrupt"],
];

export const sentinelOrFlag: Alternative = {
  title: "Sentinel or flag",
  about:
    "How a body tells that it has not returned: by one object that is no value, which the compiler uses, or by a flag in the runtime's state, so that what it returns is of one type.",
  verdict:
    "The compiler uses the sentinel: where nothing waits it is as fast or faster, up to 1.4 times, but for one loop in a try on Node 24, and where something waits there is no difference that is sure; with a flag every await reads the runtime's state, and the types that it would keep apart an engine tells apart anyway.",
  works: [
    { name: "loop", waits: ["never", "always"] },
    { name: "doubles", waits: ["never", "always"] },
    { name: "objects", waits: ["never", "always"] },
    { name: "chain", waits: ["never", "always"] },
    { name: "guarded", waits: ["never", "always"] },
    { name: "raise", waits: ["never", "always"] },
  ],
  variants: [
    {
      name: "flag",
      emitted: (code) => changed(code, emitted),
      runtime: (code) => changed(code, runtime),
      adds: ["runtime"],
      drops: ["ABRUPT"],
    },
  ],
};
