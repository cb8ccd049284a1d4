/** A run queue: whoever waits is resumed in order, each turn of the queue all that were waiting when it began. */
let waiting = [];

export function enqueue(resume) {
  waiting.push(resume);
}

export async function drain() {
  while (waiting.length > 0) {
    const due = waiting;
    waiting = [];
    for (const resume of due) resume(1);
    await null;
  }
}
