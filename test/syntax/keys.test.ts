/** The children of a node: what our table says is what Babel says. */

import type * as t from "@babel/types";
import { keysByType, keysOf, notCode } from "../../babel-plugin/src/syntax/keys";
import { eachChild } from "../../babel-plugin/src/syntax/walk";
import { parseSync, types, version } from "../support/babel";

const babelsKeys: Record<string, string[]> = types.VISITOR_KEYS;
const [known, unknown] = [true, false].map((is) =>
  Object.entries(keysByType).filter(([type]) => Object.hasOwn(babelsKeys, type) === is),
) as [Array<[string, readonly string[]]>, Array<[string, readonly string[]]>];

test.each(known)("%s has %p, and no other children", (type, keys) => {
  expect([...keys].sort()).toEqual(babelsKeys[type]!.filter((key) => !notCode.has(key)).sort());
});

test("all types of the table are Babel's, except what came after its version", () => {
  expect(unknown.map(([type]) => type)).toEqual(version.startsWith("7.20.") ? ["ImportExpression"] : []);
});

test("a type that is not in the table is asked for its fields", () => {
  const unknown = { type: "SomethingNew", loc: {}, typeAnnotation: {}, first: null, second: [] } as unknown as t.Node;
  expect(keysOf(unknown)).toEqual(["first", "second"]);
});

test("children come in the order of the source", () => {
  const source = `
    @d class A extends B { @e [k] = v; m(p = q) { for (const x of y) switch (z) { case t: u; default: w } } }
    do { a?.b(...c) } while (d, e); f ? g : h; try { i } catch (j) { l } finally { n }
    ({ [o]: r, s, async *[aa](bb) {} }); <cc.dd ee={ff}>{gg}</cc.dd>; label: for (hh in ii) continue label;`;
  const parserOpts = { plugins: ["jsx" as const, "decorators" as const] };
  const { program } = parseSync(source, { parserOpts, configFile: false, babelrc: false })!;
  const starts: number[] = [];
  const visit = (node: t.Node): void => {
    starts.push(node.start!);
    eachChild(node, visit);
  };
  eachChild(program, visit);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts.length).toBeGreaterThan(90);
});
