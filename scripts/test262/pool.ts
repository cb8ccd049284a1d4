/** Files, a few at a time, each in a process that can be given up. */

import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Examined, ExamineOptions } from "./examine.ts";

export interface PoolOptions {
  examine: ExamineOptions;
  jobs: number;
  /** Told about each file as it is over. */
  done(examined: Examined): void;
}

/** A file that takes longer has taken its process down. */
const PATIENCE = 120_000;
/** What contexts leave behind is given back with their process. */
const FILES_PER_PROCESS = 400;

export async function examineAll(paths: string[], options: PoolOptions): Promise<void> {
  const left = [...paths];
  await Promise.all(Array.from({ length: options.jobs }, () => work(left, options)));
}

async function work(left: string[], options: PoolOptions): Promise<void> {
  while (left.length > 0) {
    const worker = await start(options);
    for (let n = 0; n < FILES_PER_PROCESS && left.length > 0 && worker.connected; n++) {
      options.done(await ask(worker, left.shift()!));
    }
    worker.kill("SIGKILL");
  }
}

async function start({ examine }: PoolOptions): Promise<ChildProcess> {
  const flags = ["--experimental-vm-modules", "--no-warnings", "--import", "tsx"];
  const worker = fork(join(import.meta.dirname, "worker.ts"), [JSON.stringify(examine)], { execArgv: flags });
  await answer(worker);
  return worker;
}

async function ask(worker: ChildProcess, path: string): Promise<Examined> {
  worker.send(path);
  const examined = await answer(worker);
  if (examined !== null) return examined as Examined;
  worker.kill("SIGKILL");
  if (worker.connected) worker.disconnect();
  const functions = { compiled: 0, native: {} };
  return { path, isRelevant: true, functions, unreadable: null, fault: "the process hangs, or has ended", pairs: [] };
}

/** Null: there is none. */
function answer(worker: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    const over = (message: unknown) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(message);
    };
    const timer = setTimeout(over, PATIENCE, null);
    worker.once("message", over);
    worker.once("exit", () => over(null));
  });
}
