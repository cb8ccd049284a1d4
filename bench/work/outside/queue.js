/** A run queue: whoever waits is resumed in order, in each turn of the queue all that were waiting when it began. */
let waiting = [];
let resumed = 0;

export function enqueue(resume) {
  waiting.push(resume);
}

/**
 * Resumes so many times, or until nobody waits any more; says how often it did. It is over when as many wait `again`:
 * what those that were resumed last do until then belongs to it.
 */
export async function drain(times, again = 0) {
  const start = resumed;
  while (resumed - start < times && (await untilWaiting(1))) {
    const due = waiting.splice(0, times - (resumed - start));
    for (const resume of due) resume(++resumed & 7);
  }
  await untilWaiting(again);
  return resumed - start;
}

/** Most contenders go on in microtasks; some take turns of the event loop now and then. */
async function untilWaiting(count) {
  await null;
  for (let tick = 0; tick < 20 && waiting.length < count; tick++) await null;
  for (let turn = 0; turn < 50 && waiting.length < count; turn++) await new Promise(setImmediate);
  return waiting.length >= count;
}

/** Forgets everybody. */
export function release() {
  waiting = [];
}
