/** A promise among the items of a group that never comes to it, and is rejected. */

import { all, race } from "coroutine-runtime";
import { outcomesOf, raises } from "../bodies";

process.on("unhandledRejection", (error) => console.log(`unhandled ${error}`));

console.log(outcomesOf(all([raises("first")(), Promise.reject("second")])));
console.log(outcomesOf(race(["value", Promise.reject("second")])));
setImmediate(() => console.log("end"));
