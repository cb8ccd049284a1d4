/** A recursive-descent parser of JSON that reads from chunks, and waits only where a chunk ends. A turn is a document. */
import { chunk } from "../outside/chunks.js";

class Parser {
  text = "";
  at = 0;
  chunks = 0;

  /** The next character, or undefined at the end. */
  async peek() {
    if (this.at === this.text.length) await this.read();
    return this.text[this.at];
  }

  async read() {
    this.text = await chunk(this.chunks++);
    this.at = 0;
  }

  /** The first character that is no space. */
  async start() {
    while ((await this.peek()) === " ") this.at++;
    return this.text[this.at];
  }

  async value() {
    const first = await this.start();
    if (first === "{") return await this.object();
    if (first === "[") return await this.array();
    if (first === '"') return await this.string();
    return await this.number();
  }

  async object() {
    const made = {};
    this.at++;
    while ((await this.start()) !== "}") {
      const key = await this.string();
      await this.start();
      this.at++;
      made[key] = await this.value();
      if ((await this.start()) === ",") this.at++;
    }
    this.at++;
    return made;
  }

  async array() {
    const made = [];
    this.at++;
    while ((await this.start()) !== "]") {
      made.push(await this.value());
      if ((await this.start()) === ",") this.at++;
    }
    this.at++;
    return made;
  }

  async string() {
    let text = "";
    this.at++;
    for (let next = await this.peek(); next !== '"'; next = await this.peek()) {
      text += next;
      this.at++;
    }
    this.at++;
    return text;
  }

  async number() {
    let value = 0;
    for (let next = await this.peek(); next >= "0" && next <= "9"; next = await this.peek()) {
      value = value * 10 + Number(next);
      this.at++;
    }
    return value;
  }
}

export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) {
    const read = await new Parser().value();
    total = (total + read.items.length + read.items[3].tags[1].length + read.items[7].at.y) & 0xffff;
  }
  return total;
}
