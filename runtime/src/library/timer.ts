/** `setTimeout` for any time: the host takes one above its limit for none at all. */

const LONGEST = 2 ** 31 - 1;

/** Calls back after `ms` milliseconds. Returns what clears the timer. */
export function after(ms: number, done: () => void): () => void {
  let timer = arm(ms);
  function arm(left: number) {
    const next = () => (left > LONGEST ? (timer = arm(left - LONGEST)) : done());
    return setTimeout(next, Math.min(left, LONGEST));
  }
  return () => clearTimeout(timer);
}
