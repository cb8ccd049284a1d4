/** Where native promises come from. */
export function source(x) {
  return Promise.resolve(x);
}

source.plain = (x) => x;
