/**
 * Executes a query over objects: field after field, the items of a list side by side. One field in fifty has
 * to be fetched, the others are there. A turn is a query.
 */
import { all } from "coroutine-runtime";
import { fetchField, library } from "../outside/library.js";

const query = {
  name: true,
  shelves: { label: true, books: { title: true, pages: true, author: { name: true, born: true } } },
};

async function execute(selection, object) {
  const result = {};
  for (const field of Object.keys(selection))
    result[field] = await complete(selection[field], await resolve(object, field));
  return result;
}

async function resolve(object, field) {
  if (object.remote === field) return await fetchField(object, field);
  return object[field];
}

async function complete(selection, value) {
  if (selection === true) return value;
  if (Array.isArray(value)) return await all(value.map((item) => execute(selection, item)));
  return await execute(selection, value);
}

export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const result = await execute(query, library);
    for (const shelf of result.shelves) total += shelf.books.length + shelf.books[3].author.name.length;
    total = (total + result.name.length) & 0xffff;
  }
  return total;
}
