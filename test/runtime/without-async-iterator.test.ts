/** Engines that have no `Symbol.asyncIterator`, Hermes for one: what Babel makes of async generators has a method of another name. */

import { join } from "node:path";
import { buildSync } from "esbuild";

const contract = join(__dirname, "../../runtime/src/contract.ts");
const code = buildSync({ entryPoints: [contract], bundle: true, write: false, format: "cjs" }).outputFiles[0]!.text;

test("for await asks for the method that Babel gives async generators there", () => {
  const module = { exports: {} as Record<string, any> };
  const { iterator, hasInstance, toStringTag } = Symbol;
  const symbol = Object.assign((name: string) => Symbol(name), { for: Symbol.for, iterator, hasInstance, toStringTag });
  new Function("module", "Symbol", code)(module, symbol);

  const next = () => "awaited";
  const iteration = module.exports.iterateAsync({ "@@asyncIterator": () => ({ next }) });
  expect(iteration.advance()).toBe("awaited");
  expect(() => module.exports.iterateAsync({})).toThrow("object is not async iterable");
});
