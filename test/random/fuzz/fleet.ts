/** Several workers that share one run: gives out batches, prints progress, stops at the first divergence. */

import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { type Batch, hanging, type Series } from "./batch.ts";

export interface FleetOptions {
  readonly subject: string;
  readonly kind: string | undefined;
  readonly series: Series | undefined;
  readonly seed: number;
  readonly programs: number;
  readonly jobs: number;
}

const PER_BATCH = 250;
/** A program that takes longer never ends, on however busy a machine: milliseconds. */
const PATIENCE = 300_000;
const PROGRESS_EVERY = 5_000;
/** Nothing lives longer than its program: with room for a few programs, almost nothing has to be moved. */
const YOUNG_GENERATION = "--max-semi-space-size=64";

export async function fleet(options: FleetOptions): Promise<string | null> {
  const run = new Run(options);
  const progress = setInterval(() => run.print(), PROGRESS_EVERY);
  for (let job = 0; job < options.jobs; job++) void run.work();
  const divergence = await run.over;
  clearInterval(progress);
  run.stop();
  run.print();
  return divergence;
}

class Run {
  private started = 0;
  private seen = 0;
  private readonly since = performance.now();
  private readonly workers: ChildProcess[] = [];
  /** Settles with the first divergence, or when all programs agree. */
  readonly over: Promise<string | null>;
  private finish: (divergence: string | null) => void = () => {};
  private working: number;

  constructor(private readonly options: FleetOptions) {
    this.working = options.jobs;
    this.over = new Promise((resolve) => {
      this.finish = resolve;
    });
    console.log(`seed ${options.seed}, ${options.programs} programs, ${options.jobs} workers`);
  }

  /** One worker, batch after batch. */
  async work(): Promise<void> {
    const worker = fork(join(__dirname, "worker.ts"), {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
      execArgv: [...process.execArgv, YOUNG_GENERATION],
    });
    this.workers.push(worker);
    for (let batch = this.next(); batch !== undefined; batch = this.next()) {
      const divergence = await this.runIn(worker, batch);
      if (divergence !== null) return this.finish(divergence);
    }
    if (--this.working === 0) this.finish(null);
  }

  private next(): Batch | undefined {
    const { programs, seed, subject, kind, series } = this.options;
    if (this.started >= programs) return undefined;
    const batch = {
      subject,
      kind,
      series,
      seed: seed + (series === undefined ? this.started / PER_BATCH : this.started),
      programs: Math.min(PER_BATCH, programs - this.started),
    };
    this.started += PER_BATCH;
    return batch;
  }

  private runIn(worker: ChildProcess, batch: Batch): Promise<string | null> {
    return new Promise((resolve) => {
      let inBatch = 0;
      const stuck = () => resolve(hanging(batch, inBatch - 1));
      worker.once("exit", stuck);
      let patience = setTimeout(stuck, PATIENCE);
      const dots = (text: Buffer) => {
        inBatch += text.length;
        this.seen += text.length;
        clearTimeout(patience);
        patience = setTimeout(stuck, PATIENCE);
      };
      worker.stdout?.on("data", dots);
      worker.once("message", (divergence: string | null) => {
        worker.stdout?.off("data", dots);
        worker.off("exit", stuck);
        clearTimeout(patience);
        resolve(divergence);
      });
      worker.send(batch);
    });
  }

  print(): void {
    const rate = (this.seen * 1000) / (performance.now() - this.since);
    console.log(`${this.seen} programs, ${rate.toFixed(0)} per second`);
  }

  stop(): void {
    for (const worker of this.workers) worker.kill("SIGKILL");
  }
}
