/** A run queue: whoever waits is resumed in order, in each turn of the queue all that were waiting when it began. */
let waiting = [];

export function enqueue(resume) {
  waiting.push(resume);
}

/** Says how many it resumed. */
export async function drain(turns) {
  let resumed = 0;
  for (let turn = 0; turn < turns; turn++) {
    const due = waiting;
    waiting = [];
    for (const resume of due) resume(1);
    resumed += due.length;
    // The engine's own functions go on in microtasks.
    await null;
  }
  return resumed;
}
