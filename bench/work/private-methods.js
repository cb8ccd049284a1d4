/** Private methods, which nobody outside of the class can replace. */
class Counter {
  #count = 0;

  async run(turns) {
    for (let i = 0; i < turns; i++) await this.#add(i);
    return this.#count;
  }

  async #add(x) {
    this.#count = (this.#count + x) & 0xffff;
    return this.#count;
  }
}

export async function main(turns) {
  return (await new Counter().run(turns)) + 1;
}
