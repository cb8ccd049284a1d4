/** Configurations, a few at a time, each in a process that can be given up. */

import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Judged, Row } from "./row.ts";

/** What a worker says. */
type Message = { begins: string } | { over: true } | Judged;

/** A case that takes longer does not come back: milliseconds. */
const PATIENCE = 120_000;

export async function judgeAll(names: string[], jobs: number, tell: (row: Row) => void): Promise<void> {
  const left = [...names];
  const work = async () => {
    const worker = fork(join(import.meta.dirname, "worker.ts"));
    try {
      for (let name = left.shift(); name !== undefined; name = left.shift()) tell(await judgeIn(worker, name));
    } finally {
      worker.kill("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

/** @throws Error when the process ends, or one of the cases does not. */
function judgeIn(worker: ChildProcess, name: string): Promise<Row> {
  const judged: Judged[] = [];
  let begun = "nothing";
  return new Promise<Row>((resolve, reject) => {
    const lost = () => reject(new Error(`${name}: the process has ended, or does not end, in ${begun}`));
    const timer = setTimeout(lost, PATIENCE);
    worker.once("exit", lost);
    worker.on("message", (message: Message) => {
      timer.refresh();
      if ("begins" in message) begun = message.begins;
      else if ("fixture" in message) judged.push(message);
      else {
        clearTimeout(timer);
        resolve({ name, judged });
      }
    });
    worker.send(name);
  }).finally(() => worker.removeAllListeners());
}
