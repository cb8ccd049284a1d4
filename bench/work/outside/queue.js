/** A run queue: whoever waits is resumed in order, in each turn of the queue all that were waiting when it began. */
let waiting = [];
let resumed = 0;

export function enqueue(resume) {
  waiting.push(resume);
}

/** Resumes so many times, or until nobody waits any more; says how often it did. */
export async function drain(times) {
  const start = resumed;
  while (resumed - start < times && (await someoneWaits())) {
    const due = waiting.splice(0, times - (resumed - start));
    for (const resume of due) resume(++resumed & 7);
  }
  return resumed - start;
}

/** Most contenders go on in microtasks; some take turns of the event loop now and then. */
async function someoneWaits() {
  await null;
  for (let tick = 0; tick < 20 && waiting.length === 0; tick++) await null;
  for (let turn = 0; turn < 50 && waiting.length === 0; turn++) await new Promise(setImmediate);
  return waiting.length > 0;
}

/** Forgets everybody. */
export function release() {
  waiting = [];
}
