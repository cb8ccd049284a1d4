/** A parser that awaits each of its tokens: methods, branches, loops, strings. A turn is an expression: 67 awaits. */
const text = "1 + 2 * (3 + 4 * 5) * 6 + (7 + 8) * 9 + 10";

class Parser {
  at = 0;

  async sum() {
    let value = await this.product();
    while ((await this.peek()) === "+") {
      this.at++;
      value += await this.product();
    }
    return value;
  }

  async product() {
    let value = await this.atom();
    while ((await this.peek()) === "*") {
      this.at++;
      value *= await this.atom();
    }
    return value;
  }

  async atom() {
    if ((await this.peek()) !== "(") return await this.number();
    this.at++;
    const value = await this.sum();
    await this.peek();
    this.at++;
    return value;
  }

  async number() {
    let value = 0;
    while (this.at < text.length && text[this.at] >= "0" && text[this.at] <= "9") value = value * 10 + +text[this.at++];
    return value;
  }

  async peek() {
    while (text[this.at] === " ") this.at++;
    return text[this.at];
  }
}

export async function main(turns) {
  let total = 0;
  for (let i = 0; i < turns; i++) total = (total + (await new Parser().sum())) & 0xffff;
  return total;
}
