/** Five shelves with ten books each: 262 fields, five of which are elsewhere. */
export const library = { name: "library", shelves: Array.from({ length: 5 }, (_, i) => shelf(i)) };

function shelf(number) {
  return { label: `shelf ${number}`, books: Array.from({ length: 10 }, (_, i) => book(i)) };
}

function book(number) {
  const author = { name: `author ${number}`, born: 1900 + number };
  return { title: `book ${number}`, pages: 100 + number, author, remote: number === 3 ? "pages" : null };
}

export function fetchField(object, field) {
  return Promise.resolve(object[field]);
}

fetchField.plain = (object, field) => object[field];
