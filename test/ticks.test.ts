/**
 * The turns of the promise kind. With exact ticks random programs log the same as natively, the turns of the microtask queue
 * and what is read of promises included. With direct ticks they log what is said of these: an await of a compiled function is
 * its body in that place (ticks/render.ts), and nothing else differs.
 */

import * as contract from "coroutine-runtime/contract";
import * as fc from "fast-check";
import { compile } from "./support/compile";
import { type HarnessOptions, traceOf } from "./ticks/harness";
import { type Program, programs } from "./ticks/program";
import { render } from "./ticks/render";

jest.setTimeout(300_000);

/** In this realm, as the harness is: natively another realm's promise is a thenable. */
function rootsOf(code: string) {
  const exports: Record<string, any> = {};
  new Function("exports", "require", code)(exports, () => contract);
  return exports.roots;
}

function compiled(program: Program, ticks: "exact" | "direct") {
  const source = render(program, "async");
  return rootsOf(compile(source, { plugin: { ticks }, module: "cjs", filename: "ticks.js" }).code);
}

/** Programs for which the two sides log something else are shrunk, and printed. */
async function agree(
  numRuns: number,
  options: HarnessOptions,
  sides: (program: Program) => [expected: any, actual: any],
): Promise<void> {
  const property = fc.asyncProperty(programs, async (program) => {
    const [expected, actual] = sides(program);
    const traces = [await traceOf(expected, options), await traceOf(actual, options)];
    if (traces[0]!.join() !== traces[1]!.join())
      expect({ source: render(program, "async"), trace: traces[1] }).toEqual({ source: "", trace: traces[0] });
  });
  await fc.assert(property, { numRuns, seed: Number(process.env.SEED ?? 1) });
}

const runs = Number(process.env.PROGRAMS ?? 100);

test.each<[string, HarnessOptions]>([
  ["nothing more", {}],
  ["what is read of promises", { lookUps: true }],
  ["the use of a patched then", { patched: true }],
])("exact ticks are the engine's own; logged: %s", (_what, options) =>
  agree(runs, options, (program) => [rootsOf(render(program, "async")), compiled(program, "exact")]),
);

test.each<[string, HarnessOptions]>([
  ["nothing more", {}],
  ["what is read of promises", { lookUps: true }],
  ["the use of a patched then", { patched: true }],
])("direct ticks are those of bodies in the place of their calls; logged: %s", (_what, options) =>
  agree(runs, options, (program) => [rootsOf(render(program, "direct")), compiled(program, "direct")]),
);

test("the programs tell one from the other", async () => {
  const found = fc.asyncProperty(programs, async (program) => {
    const traces = [rootsOf(render(program, "async")), rootsOf(render(program, "direct"))].map((roots) =>
      traceOf(roots, {}),
    );
    expect(await traces[0]).toEqual(await traces[1]);
  });
  await expect(fc.assert(found, { numRuns: 50, seed: 1 })).rejects.toThrow("Property failed");
});

const returning = `exports.roots = async (x) => { "use coroutine promise"; return x; };`;
const returnsDirectly = compile(returning, { plugin: { ticks: "direct" }, module: "cjs", filename: "ret.js" }).code;

/** After how many turns a promise is known to be settled. */
async function turnsOf(promise: Promise<unknown>): Promise<number> {
  let [turns, settled] = [0, false];
  void promise.then(() => (settled = true));
  for (; !settled; turns++) await null;
  return turns;
}

const soon = () => new Promise((resolve) => queueMicrotask(() => resolve(1)));

test.each<[string, () => unknown, number]>([
  ["a value", () => 1, 0],
  ["a promise that is settled", () => Promise.resolve(1), -1],
  ["a promise that is settled a turn later", soon, 0],
  ["a thenable", () => ({ then: (done: () => void) => done() }), 1],
  ["a promise with another then", () => Object.assign(soon(), { then: Promise.prototype.then.bind(soon()) }), 1],
])(
  "with direct ticks a function that returns %s is as much later, or earlier, as README says",
  async (_what, make, more) => {
    const natively = await turnsOf(rootsOf(returning)(make()));
    expect(await turnsOf(rootsOf(returnsDirectly)(make()))).toBe(natively + more);
  },
);
