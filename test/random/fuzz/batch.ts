/** Some programs of one seed, in this process. */

import * as fc from "fast-check";
import { type Numbers, runDense } from "../dense/batch.ts";
import { functionAt } from "../dense/functions.ts";
import { sourceOf } from "../modes.ts";
import { agrees, examples, grown, pair, type Trees } from "../property.ts";
import type { Kind, Subject } from "../subject.ts";
import { subjectNamed } from "../subjects/index.ts";

/** Programs by number, of which `seed` is the first: one for each pair of constructs, or functions of few names. */
export type Series = "pairs" | "dense";

export interface Batch {
  readonly subject: string;
  readonly kind?: string | undefined;
  /** Left out: large random ones, of which `seed` has any number. */
  readonly series?: Series | undefined;
  readonly seed: number;
  readonly programs: number;
  /** Only this program, and what it shrinks to from there. */
  readonly path?: string | undefined;
}

/** The report of a divergence; null when all programs agree. */
export async function runBatch(batch: Batch, seen?: () => void): Promise<string | null> {
  if (batch.series === "dense") return await ignoringRejections(() => runNumbers(batch, seen));
  if (batch.path !== undefined || batch.series === undefined) return await runOf(batch, seen);
  for (let at = 0; at < batch.programs; at++) {
    const divergence = await runOf({ ...batch, seed: batch.seed + at, programs: 1 }, seen);
    if (divergence !== null) return divergence;
  }
  return null;
}

async function runNumbers(batch: Batch, seen?: () => void): Promise<string | null> {
  const found = await runDense(await chosen(batch), { from: batch.seed, programs: batch.programs }, seen);
  return found === null ? null : `${found.report}\n\nRepeat: ${repeatNumbers(batch, found)}`;
}

async function runOf(batch: Batch, seen?: () => void): Promise<string | null> {
  const { seed, path, programs } = batch;
  const options = path === undefined ? { numRuns: programs } : { numRuns: 1, path };
  const property = agrees(await chosen(batch), treesOf(batch), seen);
  const result = await ignoringRejections(() => fc.check(property, { seed, ...options }));
  if (!result.failed) return null;
  const message = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  return `${message}\n\nRepeat: ${repeatCommand(batch, result.counterexamplePath ?? "0")}`;
}

function treesOf({ series, seed }: Batch): Trees {
  return series === "pairs" ? pair(seed) : grown;
}

/** A program that went wrong may leave promises behind that reject. */
async function ignoringRejections<T>(run: () => Promise<T>): Promise<T> {
  const ignore = () => {};
  process.on("unhandledRejection", ignore);
  try {
    return await run();
  } finally {
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", ignore);
  }
}

/** For a program that does not end, or takes its process with it, and so cannot shrink: that at this place of the batch. */
export async function hanging(batch: Batch, at: number): Promise<string> {
  if (batch.series === "dense") return hangingNumber(batch, batch.seed + at);
  let source = "";
  const [one, path] = batch.series === "pairs" ? [{ ...batch, seed: batch.seed + at }, "0"] : [batch, String(at)];
  const noted = fc.property(examples(await chosen(one), treesOf(one)), (example) => {
    source = sourceOf(example);
  });
  fc.check(noted, { seed: one.seed, path, numRuns: 1 });
  return `Does not end, or crashes:\n\n${source}\n\nRepeat: ${repeatCommand(one, path)}`;
}

function hangingNumber(batch: Batch, number: number): string {
  const repeat = repeatNumbers(batch, { from: number, programs: 1 });
  return `Does not end, or crashes:\n\n${functionAt(number, "f")}\n\nRepeat: ${repeat}`;
}

async function chosen({ subject, kind }: Batch): Promise<Subject> {
  const found = await subjectNamed(subject);
  return kind === undefined ? found : { ...found, kinds: [kind as Kind] };
}

function repeatCommand(batch: Batch, path: string): string {
  return `npm run fuzz --${batch.series === "pairs" ? " --pairs" : ""} --seed ${batch.seed} --path ${path}${subjectOf(batch)}`;
}

function repeatNumbers(batch: Batch, { from, programs }: Numbers): string {
  return `npm run fuzz -- --dense --seed ${from} --programs ${programs}${subjectOf(batch)}`;
}

function subjectOf({ subject, kind }: Batch): string {
  return `${subject === "ours" ? "" : ` --subject ${subject}`}${kind === undefined ? "" : ` --kind ${kind}`}`;
}
