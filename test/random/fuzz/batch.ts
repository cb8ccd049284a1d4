/** Some programs of one seed, in this process. */

import * as fc from "fast-check";
import { sourceOf } from "../modes.ts";
import { agrees, examples } from "../property.ts";
import type { Kind, Subject } from "../subject.ts";
import { subjectNamed } from "../subjects.ts";

export interface Batch {
  readonly subject: string;
  readonly kind?: string | undefined;
  readonly seed: number;
  readonly programs: number;
  /** Only this program, and what it shrinks to from there. */
  readonly path?: string | undefined;
}

/** The report of a divergence; null when all programs agree. */
export async function runBatch(batch: Batch, seen?: () => void): Promise<string | null> {
  const { seed, path, programs } = batch;
  const options = path === undefined ? { numRuns: programs } : { numRuns: 1, path };
  const property = agrees(await chosen(batch), seen);
  const result = await ignoringRejections(() => fc.check(property, { seed, ...options }));
  if (!result.failed) return null;
  const message = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  return `${message}\n\nRepeat: ${repeatCommand(batch, result.counterexamplePath ?? "0")}`;
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

/** For a program that does not end, or takes its process with it, and so cannot shrink. */
export async function hanging(batch: Batch, path: string): Promise<string> {
  let source = "";
  const noted = fc.property(examples(await chosen(batch)), (example) => {
    source = sourceOf(example);
  });
  fc.check(noted, { seed: batch.seed, path, numRuns: 1 });
  return `Does not end, or crashes:\n\n${source}\n\nRepeat: ${repeatCommand(batch, path)}`;
}

async function chosen({ subject, kind }: Batch): Promise<Subject> {
  const found = await subjectNamed(subject);
  return kind === undefined ? found : { ...found, kinds: [kind as Kind] };
}

function repeatCommand({ subject, kind, seed }: Batch, path: string): string {
  const options = [subject === "ours" ? "" : ` --subject ${subject}`, kind === undefined ? "" : ` --kind ${kind}`];
  return `npm run fuzz -- --seed ${seed} --path ${path}${options.join("")}`;
}
