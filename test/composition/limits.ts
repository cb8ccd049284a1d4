/**
 * Why a case may differ in a configuration: what the other plugin does to such code without ours. `alone` is a program
 * without coroutines that shows it: it logs something else there than natively (limits.test.ts). One limit is our own: a refusal.
 */

import type { Fixture } from "../support/fixture";
import type { Configuration } from "./configurations";

export interface Limit {
  name: string;
  says: string;
  /** Of the cases, and of the configurations, by their names. */
  cases: RegExp;
  configurations: RegExp;
  /** It has `log`. Null where the limit is the order that was asked for, or a refusal. */
  alone: string | null;
  sourceType?: "script";
}

export function limitOf(fixture: Fixture, configuration: Configuration): Limit | undefined {
  return limits.find(
    ({ cases, configurations }) => cases.test(fixture.name) && configurations.test(configuration.name),
  );
}

export const limits: Limit[] = [
  {
    name: "super in arrows",
    says: "arrow-functions refuses `super` in an arrow where classes are not lowered; a nested body is an arrow.",
    cases:
      /^(bindings\/outer-this-in-class-keys|expressions\/optional-chains-on-private-and-super|functions\/nested-bodies-recurse-deeply|functions\/private-methods-keep-their-bodies-in-the-class|functions\/super-in-object-methods|functions\/super-method-is-read-before-its-arguments|nesting\/awaited-methods|promise\/methods-of-classes|typescript\/classes)$/,
    configurations: /^only arrow-functions$/,
    alone: `
      class Base { m() { return "base"; } }
      class Derived extends Base { m() { return (() => super.m())(); } }
      log(new Derived().m());`,
  },
  {
    name: "assigned arguments",
    says: "arrow-functions copies `arguments` for an arrow once, and leaves assignments to it in the arrow as they are.",
    cases: /^functions\/assigned-arguments$/,
    configurations: /arrow-functions|oldest/,
    sourceType: "script",
    alone: `
      function f() { (() => { arguments = "assigned"; })(); return typeof arguments; }
      log(f(1));`,
  },
  {
    name: "arrows that construct",
    says: "An arrow that is lowered to a function can be called with `new`, and has a `prototype`.",
    cases: /^functions\/(expressions-without-this-cannot-be-constructed|not-a-constructor)$/,
    configurations: /^only (arrow-functions|parameters)$|oldest/,
    alone: `
      const f = (...all) => all;
      try { new f(); log("constructed"); } catch (error) { log(error.name); }`,
  },
  {
    name: "methods that construct",
    says: "So can a method that is lowered to a function.",
    cases: /^functions\/not-a-constructor$/,
    configurations: /^only shorthand-properties$/,
    alone: `
      const o = { m() {} };
      try { new o.m(); log("constructed"); } catch (error) { log(error.name); }`,
  },
  {
    name: "dead zones",
    says: "block-scoping makes `var` of `let`, which may be read before it is initialised.",
    cases: /^bindings\/dead-zone-through-closures$/,
    configurations: /block-scoping|oldest|^React Native/,
    alone: `
      const read = () => x;
      try { log(typeof read()); } catch (error) { log(error.name); }
      let x = 1;`,
  },
  {
    name: "functions in a case",
    says: "block-scoping makes a variable of a function that sloppy code declares in a `case`, which is there only once its line is reached.",
    cases: /^functions\/sloppy-declaration-stays-in-its-switch$/,
    configurations: /block-scoping|oldest|^React Native/,
    sourceType: "script",
    alone: `
      switch (1) {
        case 1: log(typeof f); break;
        default: function f() {}
      }`,
  },
  {
    name: "private names without their plugins",
    says: "classes leaves private names of methods where no class is left, and refuses fields.",
    cases: /^functions\/private-methods-of-a-class-in-a-loop$/,
    configurations: /^only classes$/,
    alone: `
      class C { #m() { return 1; } n() { return this.#m(); } }
      log(new C().n());`,
  },
  {
    name: "names of classes",
    says: "classes gives an anonymous class a name of its own.",
    cases:
      /^(classes\/class-name-inside-the-class|expressions\/(bigint-keys-name-what-they-hold|names-of-classes-that-catch-a-turn|names-are-inferred-as-written|names-from-computed-keys)|functions\/(name-and-length|names-by-every-place|prototype-without-a-name|sloppy-declaration-stays-in-its-switch)|typescript\/function-behind-a-cast-(at-a-computed-key|kept))$/,
    configurations: /oldest|^only classes$|^React Native$/,
    alone: `
      log((class {}).name);`,
  },
  {
    name: "names of decorated classes",
    says: "So does proposal-decorators, of the version that is called legacy, when one is decorated.",
    cases: /^(classes\/class-name-inside-the-class|using\/functions-keep-their-names)$/,
    configurations: /^decorators: legacy/,
    alone: `
      log((class {}).name);`,
  },
  {
    name: "names of classes with static fields",
    says: "So does class-properties when it has static parts.",
    cases: /^functions\/sloppy-declaration-stays-in-its-switch$/,
    configurations: /^env: node 6$/,
    alone: `
      log((class { static own = this.name; }).own);`,
  },
  {
    name: "names of async arrows",
    says: "async-to-generator does not name an async arrow by a symbol.",
    cases: /^expressions\/names-from-computed-keys$/,
    configurations: /^env: node 6$|^React Native, Hermes$/,
    alone: `
      const symbol = Symbol("described");
      log({ [symbol]: async () => {} }[symbol].name);`,
  },
  {
    name: "assigning a class",
    says: "A class that is lowered may be assigned by its own name, where the language raises a TypeError.",
    cases: /^classes\/(own-name-in-closures-of-keys|class-name-inside-the-class)$/,
    configurations: /^env: (node|oldest)|^only class-properties$|^decorators: 2023-11|^esbuild$|^React Native$/,
    alone: `
      let assign;
      class C { static [(assign = () => { C = null; }, "a")] = () => C; }
      try { assign(); log("assigned"); } catch (error) { log(error.name); }`,
  },
  {
    name: "names by computed keys",
    says: "computed-properties assigns what stood under a computed key, which gives it no name.",
    cases:
      /^(expressions\/(generator-methods-with-awaited-keys|names-are-inferred-as-written|names-of-classes-that-catch-a-turn|names-from-computed-keys|bigint-keys-name-what-they-hold)|functions\/(name-and-length|names-by-every-place)|typescript\/casts-around-functions-keep-their-names)$/,
    configurations: /computed-properties|oldest/,
    alone: `
      const key = "computed";
      const o = { [key]: () => {} };
      log(o[key].name);`,
  },
  {
    name: "spreads behind computed keys",
    says: "computed-properties alone loses what is spread behind a computed key.",
    cases: /^expressions\/(literals-within-literals|object-literal-in-order)$/,
    configurations: /^only computed-properties$/,
    alone: `
      const key = "computed";
      log(JSON.stringify({ [key]: 1, ...{ spread: 2 } }));`,
  },
  {
    name: "names of defaults",
    says: "destructuring gives no name to a function that is the default under a computed key or in a nested pattern.",
    cases: /^(patterns\/names-of-default-functions|functions\/names-by-every-place)$/,
    configurations: /^only destructuring$|oldest|^React Native/,
    alone: `
      const { a: [f = () => {}] = [], ["b"]: g = () => {} } = {};
      log(f.name, g.name);`,
  },
  {
    name: "loose iteration",
    says: "With `loose` everything that is spread or taken apart is an array: iterators are not asked, and not closed.",
    cases:
      /^(expressions\/(spread-is-consumed-in-place|spread-of-an-awaited-list|generator-methods-with-awaited-keys)|patterns\/(exhausted-iterator-is-not-closed|iterator-is-closed-when-a-default-fails|patterns-within-patterns)|functions\/(sloppy-arguments-of-fewer-parameters|strict-arguments)|bindings\/last-of-two-parameters-of-one-name)$/,
    configurations: /^env: oldest, loose$/,
    alone: `
      log([...new Set([1, 2])].length);
      (function () { log((() => [...arguments].length)()); })(1, 2);`,
  },
  {
    name: "order in regenerator",
    says: "Alone, regenerator reads the method of a callee after the arguments, and evaluates what `??=` need not.",
    cases: /^expressions\/(assignment-to-a-frozen-object-fails-last|error-of-a-non-callable)$/,
    configurations: /^only regenerator$/,
    alone: `
      const o = { x: 1 };
      (function* () { o.x ??= yield log("evaluated"); })().next();
      try { (function* () { o.missing.method(yield log("evaluated")); })().next(); } catch (error) { log(error.name); }`,
  },
  {
    name: "super in regenerator",
    says: "Alone, regenerator moves `super` out of an async arrow that is left to it, into a function that has none.",
    cases: /^functions\/super-(in-static-places|method-of-an-arrow-has-its-this)$/,
    configurations: /^only regenerator$/,
    alone: `
      class Base { static m() {} }
      class Derived extends Base { static f = async () => super.m(); }
      log(typeof Derived.f);`,
  },
  {
    name: "async functions by regenerator",
    says: "Async functions that are left to regenerator are ordinary ones, and async generators take other turns.",
    cases: /^(annotations\/(all-but-asked-for-its-constructor|file-no-coroutine)|promise\/exact-ticks-of-for-await)$/,
    configurations: /^only regenerator$/,
    alone: `
      log((async () => {}).constructor.name);
      (async () => { for await (const x of (async function* () { yield 1; })()) log("item"); log("over"); })();
      let turn = Promise.resolve();
      for (let n = 1; n < 12; n++) turn = turn.then(() => log(n));`,
  },
  {
    name: "with in regenerator",
    says: "regenerator refuses `with` in an async function that is left to it.",
    cases: /^annotations\/annotate-all-leaves-what-stands-in-with$/,
    configurations: /^only regenerator$/,
    sourceType: "script",
    alone: `
      (async function (o) { with (o) await x; log("over"); })({ x: 1 });`,
  },
  {
    name: "names in esbuild",
    says: "Minifying, esbuild simplifies `(0, f)` and `{ key: f }.key` to `f`, which takes its name from another place then.",
    cases:
      /^(classes\/receiver-without-a-name|expressions\/(bigint-keys-name-what-they-hold|functions-and-literals-that-are-used-twice|names-are-inferred-as-written)|functions\/(name-in-parentheses-names-nothing|prototype-without-a-name)|protect\/thrown-function-without-a-name|typescript\/function-behind-a-cast-kept)$/,
    configurations: /^esbuild$/,
    alone: `
      const f = (0, () => {});
      const g = { "16": class {} }["16"];
      log([f.name, g.name].join());`,
  },
  {
    name: "names in terser",
    says: "Minifying, terser puts a function or class where its variable was used, or gives the variable another name, and so the function too.",
    cases:
      /^(bindings\/(every-kind-of-value-survives|function-that-replaces-itself)|classes\/(awaited-heritage|class-expression-in-an-expression|receiver-without-a-name)|expressions\/(array-argument-is-one-argument|functions-and-literals-that-are-used-twice|name-inference-of-logical-assignment|names-are-inferred-as-written|names-from-computed-keys|names-of-classes-that-catch-a-turn)|functions\/(name-and-length|name-in-parentheses-names-nothing|prototype-without-a-name)|nesting\/closures-are-called-by-their-bodies|patterns\/(names-of-default-functions|patterns-within-patterns)|protect\/thrown-function-without-a-name|typescript\/(assignment-behind-a-cast-names-its-function|function-behind-a-cast-kept)|using\/functions-keep-their-names)$/,
    configurations: /terser$/,
    alone: `
      const held = () => {};
      const nameless = (0, function () {});
      log([held, nameless, nameless].map(({ name }) => name).join());`,
  },
  {
    name: "tags in terser",
    says: "Minifying, terser makes `o.m` of the tag `(0, o.m)`, so that it has a receiver.",
    cases:
      /^(expressions\/value-of-a-sequence-is-no-reference|typescript\/asserted-function-is-called-without-receiver)$/,
    configurations: /^terser$/,
    alone: `
      const o = { m() { return typeof this; } };
      log((0, o.m)\`tagged\`);`,
  },
  {
    name: "calls that are assigned to, in terser",
    says: "Minifying, terser refuses an assignment to a call, which fails only when it is evaluated.",
    cases: /^expressions\/assigning-to-a-call-fails-before-the-right-side$/,
    configurations: /terser$/,
    sourceType: "script",
    alone: `
      const f = () => log("called");
      try { f() = 1; } catch (error) { log(error.name); }`,
  },
  {
    name: "variables ahead of a scope, in terser",
    says: "Minifying, terser takes what a parameter assigns for the variable of that name in the body.",
    cases: /^nesting\/callees-assigned-ahead-of-a-scope$/,
    configurations: /terser$/,
    alone: `
      let f = "first";
      const other = "other";
      function fromRest(...[x = (f = other)]) { let f = "a local"; return [typeof x, f]; }
      function fromClosure(...{ length, [(() => ([f] = [other]))() && "x"]: x }) { var f = "a local"; return [typeof x, f]; }
      log(...fromRest(), ...fromClosure(), f);`,
  },
  {
    name: "parameters in terser",
    says: "Minifying, terser renames a variable of the file that the host has passed.",
    cases: /^annotations\/script-whose-require-is-a-variable$/,
    configurations: /terser$/,
    sourceType: "script",
    alone: `
      var before = typeof log;
      var log = Object.assign((text) => before, log);
      module.exports = log;
      require("node:assert").equal(before, "function");`,
  },
  {
    name: "functions in a case, in terser",
    says: "Minifying, terser makes a function that is declared in a `case` one of the `switch`, there before its line is reached.",
    cases: /^functions\/sloppy-declaration-stays-in-its-switch$/,
    configurations: /^terser$/,
    sourceType: "script",
    alone: `
      const read = (at) => {
        let seen = typeof f;
        switch (at) {
          case 1: seen += typeof f; break;
          case 2: function f() {}
        }
        return seen + typeof f;
      };
      log(read(1), read(2));`,
  },
  {
    name: "functions in a case, in esbuild",
    says: "Minifying, esbuild removes a function that is declared in a `case` nothing leads to, though another case uses it.",
    cases: /^functions\/sloppy-declaration-stays-in-its-switch$/,
    configurations: /^esbuild$/,
    sourceType: "script",
    alone: `
      const read = () => {
        let f;
        switch (1) {
          case 1: return typeof f;
          default: function f() {}
        }
      };
      try { log(read()); } catch (error) { log(error.name); }`,
  },
  {
    name: "functions in a block, in esbuild",
    says: "Minifying, esbuild makes a variable of the function of one that is declared in a block, in classes of sloppy code too.",
    cases: /^bindings\/strict-code-inside-of-sloppy-code$/,
    configurations: /^esbuild$/,
    sourceType: "script",
    alone: `
      const f = 1;
      class C { m() { { function f() {} } return typeof f; } }
      log(new C().m());`,
  },
  {
    name: "async functions of React Native",
    says: "Its preset makes ordinary functions of the async ones that are left to it.",
    cases: /^annotations\/file-no-coroutine$/,
    configurations: /^React Native/,
    alone: `
      log((async () => {}).constructor.name);`,
  },
  {
    name: "async functions that are lowered",
    says: "async-to-generator makes ordinary functions of the async ones that are left to it.",
    cases: /^annotations\/file-no-coroutine$/,
    configurations: /^env: (node 6|oldest)|^only async-to-generator$/,
    alone: `
      log((async () => {}).constructor.name);`,
  },
  {
    name: "names in parentheses",
    says: "function-name gives a function the name that it is assigned to in parentheses, which in the language give it none.",
    cases: /^functions\/name-in-parentheses-names-nothing$/,
    configurations: /oldest/,
    alone: `
      let f;
      (f) = function () {};
      log(f.name);`,
  },
  {
    name: "sloppy initialisers",
    says: "class-properties takes static initialisers out of their class, and so out of strict code.",
    cases: /^bindings\/strict-code-inside-of-sloppy-code$/,
    configurations: /^env: (node|oldest(?!, every))|^decorators: legacy, oldest$|^only class-properties$/,
    sourceType: "script",
    alone: `
      const f = 1;
      class C { static at = (() => { { function f() {} } return typeof f; })(); }
      log(C.at);`,
  },
  {
    name: "functions in a block",
    says: "block-scoped-functions makes a variable of the block of a function that sloppy code declares in it.",
    cases: /^bindings\/strict-code-inside-of-sloppy-code$/,
    configurations: /^env: oldest, every plugin$/,
    sourceType: "script",
    alone: `
      const f = 1;
      const read = () => { { function f() {} } return typeof f; };
      log(read());`,
  },
  {
    name: "sloppy modules of React Native",
    says: "Its preset makes scripts of modules without saying that they are strict.",
    cases:
      /^(bindings\/named-function-expression|functions\/(expressions-without-this-cannot-be-constructed|strict-this))$/,
    configurations: /^React Native/,
    alone: `
      log((function () { return typeof this; }).call("text"));`,
  },
  {
    name: "iterators of React Native",
    says: "Its preset asks an iterator for all parts of a pattern, and closes it, before it assigns the first.",
    cases: /^patterns\/assignment-pattern-closes-its-iterator$/,
    configurations: /^React Native/,
    alone: `
      const items = { [Symbol.iterator]: () => ({ next: () => ({ done: log("next") }), return: () => ({ done: log("closed") }) }) };
      const target = { set x(value) { throw new Error("target"); } };
      try { [target.x, target.x] = items; } catch (error) { log(error.message); }`,
  },
  {
    name: "sloppy classes of React Native",
    says: "Its preset makes functions of classes without saying that they are strict.",
    cases: /^bindings\/strict-code-inside-of-sloppy-code$/,
    configurations: /^React Native$/,
    sourceType: "script",
    alone: `
      const f = 1;
      class C { static at = (() => { { function f() {} } return typeof f; })(); }
      log(C.at);`,
  },
  {
    name: "names in the pattern of a catch, of React Native",
    says: "Its preset takes a name in a default there for the class around it.",
    cases: /^classes\/private-methods-where-the-class-has-another-meaning$/,
    configurations: /^React Native$/,
    alone: `
      class C { m() { try { throw {}; } catch ({ C = "caught", read = () => typeof C }) { return read(); } } }
      log(new C().m());`,
  },
  {
    name: "loops written out before",
    says: "Run before ours, preset-env writes `for await` out; what is left is a loop of awaits like any other.",
    cases:
      /^(destroy\/a-loop-that-waits-for-its-next-item-closes-the-iterator|promise\/(a-patched-then-is-not-called-by-an-await|exact-look-ups)|expressions\/generator-methods-with-awaited-keys|sync\/for-await-over-values-waits-for-nothing)$/,
    configurations: /^env: oldest, ours last$/,
    alone: null,
  },
  {
    name: "awaits in decorated classes",
    says: "An await in the head of a class behind decorators, or in its keys, is refused.",
    cases:
      /^(bindings\/outer-this-in-class-keys|classes\/(awaited-heritage|awaited-keys|class-expression-in-an-expression|fields-and-blocks-capture-awaited-values|fresh-class-per-evaluation|key-conversion|null-and-bad-heritage|own-name-in-closures-of-keys|static-blocks-and-this)|expressions\/(names-from-computed-keys|names-of-classes-that-catch-a-turn)|loops\/classes-of-each-turn-with-awaited-keys|typescript\/(abstract-classes-inside-a-coroutine|function-behind-a-cast-at-a-computed-key))$/,
    configurations: /^decorators:/,
    alone: null,
  },
];
