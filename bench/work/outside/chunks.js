/** A document in pieces of 256 characters, as a stream would give them. */
const items = Array.from({ length: 20 }, (_, i) => ({
  name: `item ${i}`,
  at: { x: i * 10, y: i * i },
  tags: ["first", `number ${i % 7}`],
}));

const chunks = JSON.stringify({ items }, null, 1)
  .replaceAll("\n", " ")
  .match(/.{1,256}/g);

export function chunk(index) {
  return Promise.resolve(plain(index));
}

chunk.plain = plain;

/** Nothing, once it is over. */
function plain(index) {
  return index < chunks.length ? chunks[index] : "";
}
