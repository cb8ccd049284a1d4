/** What waits to be resumed: first come, first served. */

export class RunQueue {
  private readonly waiting: (() => void)[] = [];
  /** How many have been taken out so far. */
  taken = 0;

  push(resume: () => void): void {
    this.waiting.push(resume);
  }

  take(): (() => void) | undefined {
    const next = this.waiting.shift();
    if (next !== undefined) this.taken++;
    return next;
  }

  get empty(): boolean {
    return this.waiting.length === 0;
  }
}

/** Lets promises settle, until `done` says there is something to go on with; false when nothing comes. */
export async function settled(done: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 2000; turn++) {
    if (done()) return true;
    await undefined;
  }
  return false;
}

/** Takes one after the other out of the queue until `over`; false when it ran dry before. */
export async function drain(queue: RunQueue, over: () => boolean): Promise<boolean> {
  while (await settled(() => over() || !queue.empty)) {
    if (over()) return true;
    queue.take()?.();
  }
  return false;
}
