/** Methods: the callee is known only when it is called. */
class Counter {
  count = 0;

  async run(turns) {
    for (let i = 0; i < turns; i++) await this.add(i);
    return this.count;
  }

  async add(x) {
    this.count = (this.count + x) & 0xffff;
    return this.count;
  }
}

export async function main(turns) {
  return (await new Counter().run(turns)) + 1;
}
