/** Classes that a decorator replaces: their methods go on seeing what the other plugin lets them see. */

import type { ParserOptions, PluginItem } from "@babel/core";
import plugin from "babel-plugin-coroutine";
import { version as babelVersion, partOfBabel, transformSync } from "../support/babel";
import { load } from "../support/compile";

const source = `
  const replace = (old) => class Replacement extends old {};

  @replace
  class Original {
    static async self() {
      "use coroutine promise";
      return Original.name;
    }
  }

  export const main = () => Original.self();
`;

const local = `
  const tell = (ask) => (value, context) => {
    value.ask = ask;
  };

  export const main = async () => {
    "use coroutine promise";
    @tell(() => Told.name + Told.more)
    class Told {
      static more = "!";
    }
    await null;
    return Told.ask();
  };
`;

const member = `
  let ask;
  const tell = (given) => () => {
    ask = given;
  };

  export const main = async () => {
    "use coroutine promise";
    const told = [];
    for (const turn of ["a", "b"]) {
      class Told {
        static turn = turn;
        @tell(() => Told.turn) method() {}
      }
      await null;
      told.push(ask, () => Told);
    }
    return told[0]() + told[2]();
  };
`;

const early = `
  export const main = async () => {
    "use coroutine promise";
    const told = [];
    for (let turn = 0; turn < 2; turn++) {
      let ask = () => {};
      const look = (value) => {
        try {
          told.push(typeof value());
        } catch (error) {
          told.push(error.name);
        }
      };
      await null;
      @((value) => {
        look(() => Told);
        ask = () => Told;
        return value;
      })
      class Told {
        static turn = look(ask);
        static name = "Told " + turn;
        static self = () => Told;
      }
      told.push(Told.name, ask().name, Told.self() === Told);
    }
    return told.join();
  };
`;

const hidden = `
  const told = [];
  const tell = (given) => () => {
    told.push(given);
  };

  export const main = async () => {
    "use coroutine promise";
    let turn = 1;
    const next = () => turn++;
    class Told {
      @tell(turn) #method(turn) { return turn; }
      call() { return this.#method(3); }
    }
    await next();
    return [told, turn, new Told().call()].join();
  };
`;

const object = `
  const tell = (given) => (target, key, descriptor) => {
    const value = descriptor.initializer.call(target) + given;
    return { ...descriptor, initializer: () => value };
  };

  export const main = async () => {
    "use coroutine promise";
    let turn = 1;
    const next = () => turn++;
    const told = { @tell(turn) first: turn, @tell(" of") last: "end" };
    await next();
    return [told.first, told.last, turn].join();
  };
`;

/** The newest that the oldest Babel knows, and the newest. */
const newest = babelVersion.startsWith("7.20.") ? "2022-03" : "2023-11";

describe.each(["legacy", newest])("%s", (version) => {
  test("what the name of a decorated class means inside of it", () => isAlike(version, source));
  test("what it means in its decorators, in a coroutine", () => isAlike(version, local));
  test("what it means in its decorators before all of the class is there, in a loop of a coroutine", () =>
    isAlike(version, early));
  test("what it means in those of its members, in a coroutine", () => isAlike(version, member));
});

test("what a variable means in decorators of private methods, in a coroutine", () => isAlike(newest, hidden));
test("legacy: what a variable means in decorators of an object, in a coroutine", () => isAlike("legacy", object));

test.each(["{ @decorate key: await step() }", "{ key: await step(), @decorate method() {} }"])(
  "an await in an object with decorators is refused, which are evaluated before all of it: %s",
  (made) => {
    const source = `async function main(step, decorate) { "use coroutine"; return ${made}; }`;
    const parserOpts: ParserOptions = { plugins: ["decorators-legacy"] };
    const compile = () => transformSync(source, { configFile: false, babelrc: false, parserOpts, plugins: [plugin] });
    expect(compile).toThrow("An await inside an object with decorators is not supported.");
  },
);

async function isAlike(version: string, source: string): Promise<void> {
  const lowering: PluginItem[] = [
    [partOfBabel("@babel/plugin-proposal-decorators"), { version }],
    partOfBabel("@babel/plugin-transform-modules-commonjs"),
  ];
  const run = (ours: PluginItem[]) => {
    const result = transformSync(source, { configFile: false, babelrc: false, plugins: [...ours, ...lowering] });
    return load(result!.code!).main();
  };
  expect(await run([plugin as PluginItem])).toBe(await run([]));
}

test.each([
  ["class", "@page class Page {}"],
  ["member", "class Page { @input title; }"],
  [
    "parameter",
    "class Page { constructor(@inject(Service) service = null, @inject(Other) private readonly other) {} }",
  ],
])("a class in a coroutine stays a declaration, as TypeScript's decorators ask for: of a %s", (_, declared) => {
  const source = `export async function main() { "use coroutine"; ${declared} await null; return Page; }`;
  const parserOpts: ParserOptions = { plugins: ["typescript", "decorators-legacy"] };
  const { code } = transformSync(source, { configFile: false, babelrc: false, parserOpts, plugins: [plugin] })!;
  expect(code).toMatch(/Page = \(\(\) => {\s+(@page\s+)?class Page {/);
});

test("decorators of parameters are evaluated outside of their function, in a coroutine", () => {
  const source = `async function main(step) {
    "use coroutine";
    let name = 1;
    const next = () => name++;
    const other = await step(next);
    return class { constructor(@inject(name) name) {} method(@inject(other) other = null) { return name; } };
  }`;
  const parserOpts: ParserOptions = { plugins: ["decorators-legacy"] };
  const { code } = transformSync(source, { configFile: false, babelrc: false, parserOpts, plugins: [plugin] })!;
  expect(code).toContain("@inject(name.value)\n");
});

test("a decorated method keeps its parameters, with their types and decorators, for who tells decorators of them", () => {
  const syntax = {
    manipulateOptions: (_: unknown, { plugins }: { plugins: unknown[] }) =>
      plugins.push("typescript", "decorators-legacy"),
  };
  const source = `class Controller {
    @get async read(@param("id") id: string, user: User = new User(), { page }: Query, ...more: string[]): Promise<Row> {
      "use coroutine";
      return [id, user, page, more, await this.rows];
    }
    async write(@body() row: Row) {
      "use coroutine";
      const change = () => { row = null; };
      await change();
    }
  }`;
  const plugins = [plugin as PluginItem, () => syntax];
  const { code } = transformSync(source, { configFile: false, babelrc: false, plugins })!;
  const text = code!.replace(/\s+/g, " ");
  expect(text).toContain(
    '@get read(@param("id") id: string, user: User = undefined, param: Query, ...more: string[]): Promise<Row> {',
  );
  expect(text).toContain("write(@body() row: Row) {");
});
