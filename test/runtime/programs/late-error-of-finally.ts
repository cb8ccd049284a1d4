/** A finally block that awaits fails after destroy() has returned. */

import { Gate, outcomesOf, protect } from "../bodies";

process.on("unhandledRejection", (error) => console.log(`unhandled ${error}`));

const gate = new Gate();
const co = protect({ body: new Gate().wait, cleanup: gate.wait })();
outcomesOf(co);
co.destroy();
gate.resume.raise("from finally");
console.log("end");
