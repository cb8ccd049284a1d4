/** The children of a node: what our table says is what Babel says. */

import { parse } from "@babel/parser";
import type * as t from "@babel/types";
import { VISITOR_KEYS } from "@babel/types";
import { keysByType, keysOf, notCode } from "../../babel-plugin/src/syntax/keys";
import { eachChild } from "../../babel-plugin/src/syntax/walk";

test.each(Object.entries(keysByType))("%s has %p, and no other children", (type, keys) => {
  const known = VISITOR_KEYS[type]!.filter((key) => !notCode.has(key));
  expect([...keys!].sort()).toEqual(known.sort());
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
  const { program } = parse(source, { plugins: ["jsx", "decorators"] });
  const starts: number[] = [];
  const visit = (node: t.Node): void => {
    starts.push(node.start!);
    eachChild(node, visit);
  };
  eachChild(program, visit);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts.length).toBeGreaterThan(90);
});
