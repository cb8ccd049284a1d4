/** The six functions whose emitted size is measured. */
import { pause, record, Store } from "./services.js";

// Straight line.
export async function loadProfile(api, id) {
  const user = await api.user(id);
  const posts = await api.posts(user.id);
  const friends = await api.friends(user.id);
  const score = await api.score(posts.length, friends.length);
  return { user, posts, friends, score };
}

// A retry loop with try, catch and finally.
export async function fetchWithRetry(fetch, url, attempts) {
  let last;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const started = Date.now();
    try {
      const response = await fetch(url);
      if (response.ok) return await response.json();
      last = new Error(`status ${response.status}`);
    } catch (error) {
      last = error;
      await pause(2 ** attempt * 100);
    } finally {
      record(url, Date.now() - started);
    }
  }
  throw last;
}

// A for-of loop that returns early.
export async function findFirst(items, accepts) {
  for (const item of items) {
    if (await accepts(item)) return item;
  }
  return undefined;
}

// Closures made in a loop.
export async function collect(sources, load) {
  const readers = [];
  for (let index = 0; index < sources.length; index++) {
    const text = await load(sources[index]);
    readers.push(() => `${index}: ${text}`);
  }
  return readers.map((read) => read());
}

// A method that calls `super`.
export class LoggedStore extends Store {
  async save(entry) {
    const before = await this.count();
    const saved = await super.save(entry);
    this.log(`saved ${saved.id} as number ${before + 1}`);
    return saved;
  }
}

// A recursive walk.
export async function walk(node, visit) {
  let total = await visit(node);
  for (const child of node.children) total += await walk(child, visit);
  return total;
}
