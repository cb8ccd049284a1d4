/** Two callbacks wait for one coroutine, and another coroutine too; the first callback throws. */

import { suspend } from "../../../runtime/src/index";
import { outcomesOf, sequence } from "../bodies";

process.on("unhandledRejection", (error) => console.log(`unhandled ${error}`));

let go!: () => void;
const co = sequence(() => suspend((resume) => void (go = resume)))();
co.run(() => {
  throw "first callback";
});
co.run(() => console.log("second callback"));
outcomesOf(
  sequence(
    () => co,
    () => console.log("coroutine"),
  )(),
);
go();
co.run(() => {
  throw "late callback";
});
console.log("end");
