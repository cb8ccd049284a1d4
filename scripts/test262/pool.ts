/** Files, a few at a time, each in a process that can be given up. */

import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Examined, ExamineOptions } from "./examine.ts";

/** What a worker says. */
export interface Message {
  ready?: true;
  /** A run: some do not come back. */
  begins?: string;
  examined?: Examined;
}

export interface PoolOptions {
  examine: ExamineOptions;
  jobs: number;
  /** Told about each file as it is over. */
  done(examined: Examined): void;
}

/** A run that takes longer has taken its process down. */
const PATIENCE = 60_000;
/** What is found where there is nothing to compare with. */
export const engineFault = "The engine hangs, or ends, without the compiler.";
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
  await listen(worker, ({ ready }) => ready === true);
  return worker;
}

async function ask(worker: ChildProcess, path: string): Promise<Examined> {
  let begun = "";
  let examined: Examined | undefined;
  worker.send(path);
  await listen(worker, (message) => {
    begun = message.begins ?? begun;
    examined = message.examined;
    return examined !== undefined;
  });
  if (examined !== undefined) return examined;
  worker.kill("SIGKILL");
  if (worker.connected) worker.disconnect();
  const functions = { compiled: 0, native: {} };
  const fault = begun === "native" ? engineFault : `the process hangs, or has ended, in the run that is ${begun}`;
  return { path, isRelevant: true, functions, unreadable: null, fault, pairs: [] };
}

/** Until `isLast` says so, or the process has ended, or says nothing any more. */
function listen(worker: ChildProcess, isLast: (message: Message) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve();
    };
    const timer = setTimeout(over, PATIENCE);
    worker.on("exit", over);
    worker.on("message", (message: Message) => {
      timer.refresh();
      if (isLast(message)) over();
    });
  });
}
