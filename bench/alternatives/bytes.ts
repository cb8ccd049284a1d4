/** Bytes of an alternative: what is emitted, the runtime, and what a suspended activation keeps. */

import { bundled, compactSize } from "../compact.ts";
import { entryPoints } from "../entry-points.ts";
import { kept } from "../heap.ts";
import { table } from "../table.ts";
import { type Variant, type Work, waits } from "./alternative.ts";
import { type Contender, emittedFor, makersOf } from "./contenders.ts";
import { asBuilt, type Program, runtimeFrom } from "./program.ts";

export async function sizes(works: Work[], contenders: Contender[]): Promise<void> {
  const rows: string[][] = [];
  for (const work of works) {
    const bytes = contenders.map(({ variant }) => emittedSize(work, variant));
    rows.push([`emitted for ${work.name}`, ...beside(await Promise.all(bytes))]);
  }
  if (contenders.some(({ variant: { runtime, drops } }) => runtime ?? drops))
    rows.push(["the runtime's core", ...beside(await Promise.all(contenders.map(runtimeSize)))]);
  table(["bytes, min + gzip", ...contenders.map(({ variant }) => variant.name)], rows);
}

async function emittedSize(work: Work, variant: Variant): Promise<number | null> {
  const code = emittedFor(work, variant, asBuilt);
  return code === null ? null : (await compactSize(code)).compressed;
}

async function runtimeSize({ variant: { adds = [], drops = [] }, runtime }: Contender): Promise<number> {
  const without = drops.reduce((entry, name) => entry.replace(new RegExp(`\\b${name}, `), ""), entryPoints.core);
  const added = `export { ${adds.join(", ")} } from "coroutine-runtime/contract";`;
  return (await bundled(without + added, { plugins: [runtimeFrom(runtime)] })).compressed;
}

const CHAINS = 400;
const DEPTH = 300;

export async function memory(held: number[], contenders: Contender[]): Promise<void> {
  const rows: string[][] = [];
  for (const locals of held) {
    const work = { name: "hold", source: holding(locals), waits: [] };
    const bytes: number[] = [];
    for (const make of await makersOf(work, contenders, asBuilt)) bytes.push(await perActivation(make!()));
    rows.push([`${locals} live local${locals === 1 ? "" : "s"}`, ...beside(bytes)]);
  }
  table(["bytes per suspended activation", ...contenders.map(({ variant }) => variant.name)], rows);
}

/** In long chains, so that the handle and the leaf that each of them has do not matter. */
async function perActivation({ main, release }: Program): Promise<number> {
  const all = () => Array.from({ length: CHAINS }, () => hold(main));
  return (await kept(2, all, release!)) / (CHAINS * DEPTH);
}

function hold(main: Program["main"]): unknown {
  const made = main(DEPTH, waits.always);
  made.run(() => {});
  if (made.status !== "suspended") throw new Error("What is to be held has ended.");
  return made;
}

/** So many locals are needed again after each await. */
function holding(locals: number): string {
  const names = "abcdefgh".slice(0, locals).split("");
  const made = names.map((name, place) => `  const ${name} = calls ^ ${place};\n`).join("");
  return `import { turn } from "./queue.js";
export { drain, release } from "./queue.js";
export async function main(calls, when) {
${made}  if (calls > 1) await main(calls - 1, when);
  else await turn(when);
  return ${names.join(" + ")};
}
`;
}

/** What the compiler has, and how much more or less the others. */
function beside(bytes: (number | null)[]): string[] {
  const [base, ...others] = bytes as [number, ...(number | null)[]];
  const text = (number: number) => `${Math.round(number)}`;
  return [text(base), ...others.map((other) => (other === null ? "-" : `${text(other)} (${percent(other / base)})`))];
}

/** `+3.1 %` */
function percent(ratio: number): string {
  const more = (ratio - 1) * 100;
  return `${more < 0 ? "" : "+"}${more.toFixed(1)} %`;
}
