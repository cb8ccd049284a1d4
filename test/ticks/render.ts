/**
 * A program as text: once as it would be written, and once as what direct ticks mean. There an await of a function of the
 * program is its body in that place, and everything else is awaited by a native async function.
 *
 *   await f1(h)        yield* settled(f1$(h))
 *   await x            yield x
 *   return x           return h.adopt(x)           to be awaited, if it is a thenable, when the function is over
 */

import type { Operand, Program, Statement, Subject } from "./program";

export type Spelling = "async" | "direct";

export function render({ functions }: Program, spelling: Spelling): string {
  const names = functions.map((_, index) => `f${index}`);
  const texts = functions.map((body, index) => functionText(new Renderer(spelling, index, names.length), body));
  const all = `const all = { ${names.join(", ")} };`;
  return [...texts, ...(spelling === "direct" ? [entries(names)] : []), all, `exports.roots = [f0, f1];`].join("\n");
}

function entries(names: string[]): string {
  return names.map((name) => `function ${name}(h) { return h.run(() => ${name}$(h)); }`).join("\n");
}

function functionText(r: Renderer, { hasDefault, body }: Subject): string {
  const parameters = hasDefault ? `(h, x = h.given("${r.index}"))` : "(h)";
  const text = r.list(body);
  return r.spelling === "async"
    ? `async function f${r.index}${parameters} { "use coroutine promise"; ${text} }`
    : `function* f${r.index}$${parameters} { ${text} }`;
}

class Renderer {
  private tags = 0;

  constructor(
    readonly spelling: Spelling,
    readonly index: number,
    private readonly count: number,
  ) {}

  list(body: Statement[]): string {
    return body.map((one) => this.statement(one)).join("\n");
  }

  private statement(node: Statement): string {
    switch (node.kind) {
      case "await":
        return `h.log(${this.tag()}, ${this.awaited(node.operand)});`;
      case "return":
        return this.returned(node.operand);
      case "throw":
        return `if (h.once()) throw new Error(${this.tag()});`;
      case "loop":
        return `for (let turn = 0; turn < 2; turn++) { ${this.list(node.body)} }`;
      case "try":
        return this.protectedText(node);
      case "meanwhile": {
        const name = `p${this.tags++}`;
        const start = this.operand({ kind: "kept", next: node.next });
        return `{ const ${name} = ${start}; ${this.list(node.body)} h.log(${this.tag()}, ${this.waiting(name)}); }`;
      }
    }
  }

  private protectedText({ body, caught, last }: Extract<Statement, { kind: "try" }>): string {
    const handler =
      caught === null && last !== null
        ? ""
        : `catch (error) { h.log(${this.tag()}, error); ${this.list(caught ?? [])} }`;
    const finalizer = last === null ? "" : `finally { h.log(${this.tag()}); ${this.list(last)} }`;
    return `try { ${this.list(body)} } ${handler} ${finalizer}`;
  }

  private tag(): string {
    return `"${this.index}.${this.tags++}"`;
  }

  /** The function that is called; from the last one there is nothing to call. */
  private callee(next: number): string | null {
    const index = this.index + 1 + next;
    return index < this.count ? `f${index}` : null;
  }

  private awaited(operand: Operand): string {
    const callee = operand.kind === "call" ? this.callee(operand.next) : null;
    if (callee === null || this.spelling === "async") return this.waiting(this.operand(operand));
    return `(yield* h.settled(${callee}$(h)))`;
  }

  private waiting(text: string): string {
    return this.spelling === "async" ? `await ${text}` : `(yield ${text})`;
  }

  private operand(operand: Operand): string {
    if (operand.kind === "made") return `h.make("${operand.by}", ${this.tag()})`;
    const callee = this.callee(operand.next);
    if (callee === null) return `h.make("value", ${this.tag()})`;
    if (operand.kind === "kept") return `h.keep(${callee}(h))`;
    return operand.asked ? `all.${callee}(h)` : `${callee}(h)`;
  }

  /** A promise that a `finally` keeps from being returned would be nobody's. */
  private returned(operand: Operand): string {
    const text = this.operand(operand.kind === "call" ? { ...operand, kind: "kept" } : operand);
    return this.spelling === "async" ? `return ${text};` : `return h.adopt(${text});`;
  }
}
