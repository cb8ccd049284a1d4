/** A process that examines files as it is told to; see pool.ts. */

import { type ExamineOptions, examine } from "./examine.ts";
import type { Message } from "./pool.ts";

const options = JSON.parse(process.argv[2]!) as ExamineOptions;

// Rejections of a run are counted by that run, and late ones are nobody's.
process.on("unhandledRejection", () => {});
process.on("uncaughtException", () => {});

process.on("message", async (path: string) => {
  tell({ examined: await examine(path, options, (begins) => tell({ begins })) });
});
tell({ ready: true });

function tell(message: Message): void {
  process.send!(message);
}
