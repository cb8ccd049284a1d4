/** What destroys the coroutine that waits for it fails later, with nobody left to be told. */

import type { Coroutine } from "coroutine-runtime";
import { Gate, outcomesOf, protect, raises, sequence } from "../bodies";

process.on("unhandledRejection", (error) => console.log(`unhandled ${error}`));

function destroyer(...steps: Array<() => unknown>): Coroutine<any> {
  const gate = new Gate();
  const child = sequence(gate.wait, () => parent.destroy(), ...steps)();
  const parent: Coroutine<any> = sequence(() => child)();
  outcomesOf(parent);
  gate.resume(1);
  return child;
}

destroyer(raises("failed at once"));
destroyer(
  protect({
    body: new Gate().wait,
    cleanup: () => {
      throw "from finally";
    },
  }),
);
const taken = destroyer(() => Promise.reject("told"));
taken.catch((error) => console.log(error));
console.log("end");
