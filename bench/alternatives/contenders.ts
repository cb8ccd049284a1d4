/** The compiler and the variants of an alternative, each with its runtime and its programs. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Alternative, Variant, Work } from "./alternative.ts";
import { compiler, emit, type Origin, type Program, programs, runtimeOf } from "./program.ts";

export interface Contender {
  variant: Variant;
  runtime: string;
}

/** The compiler comes first. */
export async function contendersOf({ variants }: Alternative, origin: Origin): Promise<Contender[]> {
  return Promise.all(
    [compiler, ...variants].map(async (variant) => ({ variant, runtime: await runtimeOf(variant, origin) })),
  );
}

export type Maker = (() => Program) | null;

/** For each contender what makes its programs; null where it cannot do the work. */
export function makersOf(work: Work, contenders: Contender[], origin: Origin): Promise<Maker[]> {
  return Promise.all(
    contenders.map(({ variant, runtime }) => {
      const code = emittedFor(work, variant, origin);
      return code === null ? null : programs(code, runtime, work.name);
    }),
  );
}

export function emittedFor(work: Work, variant: Variant, origin: Origin): string | null {
  const { works } = variant;
  if (works !== undefined && !works.includes(work.name)) return null;
  const source = work.source ?? readFileSync(join(__dirname, "work", `${work.name}.js`), "utf8");
  return emit(source, work.name, variant, origin);
}
