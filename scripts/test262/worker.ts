/** A process that examines files as it is told to; see pool.ts. */

import { type ExamineOptions, examine } from "./examine.ts";

const options = JSON.parse(process.argv[2]!) as ExamineOptions;

// Rejections of a run are counted by that run, and late ones are nobody's.
process.on("unhandledRejection", () => {});
process.on("uncaughtException", () => {});

process.on("message", async (path: string) => {
  process.send!(await examine(path, options));
});
process.send!("ready");
