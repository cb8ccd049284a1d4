/** A process that examines files as it is told to; see pool.ts. */

import { examine, type Ticks } from "./examine.ts";

const [root = "", ticks = ""] = process.argv.slice(2);

// Rejections of a run are counted by that run, and late ones are nobody's.
process.on("unhandledRejection", () => {});
process.on("uncaughtException", () => {});

process.on("message", async (path: string) => {
  process.send!(await examine(root, path, ticks.split(",") as Ticks[]));
});
process.send!("ready");
