/** Iterators that log what is done to them. */

type Log = (tag: string, ...values: unknown[]) => unknown;

/** The names are read one at a time, as a program sees them: `next` once, `return` only when closing. */
export function iterable(log: Log, tag: string, items: unknown[]): Iterable<unknown> {
  return {
    [Symbol.iterator]: () => {
      log(`${tag} iterator`);
      let at = 0;
      return {
        next() {
          log(`${tag} next`);
          return at < items.length ? { value: items[at++], done: false } : { value: "end", done: true };
        },
        return(value: unknown) {
          log(`${tag} return`, value);
          return { value, done: true };
        },
      } as Iterator<unknown>;
    },
  };
}

/** The same, each answer as a leaf. */
export function asyncIterable(
  log: Log,
  deliver: (value: unknown) => unknown,
  tag: string,
  items: unknown[],
): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]: () => {
      const inner = iterable(log, tag, items)[Symbol.iterator]() as Required<Iterator<unknown>>;
      return {
        next: () => deliver(inner.next()),
        return: (value: unknown) => deliver(inner.return(value)),
      } as AsyncIterator<unknown>;
    },
  };
}
