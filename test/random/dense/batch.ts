/** Functions of consecutive numbers, compiled as one file, and compared one by one. */

import { failed, firstOf } from "../compare.ts";
import { compared, usesGenerators } from "../modes.ts";
import { report } from "../report.ts";
import { evaluate, isProgram, type Main, type Program } from "../run/program.ts";
import type { Schedule } from "../run/schedule.ts";
import { compileWith, type Kind, type Subject } from "../subject.ts";
import { asGenerators, functionAt } from "./functions.ts";

const PER_FILE = 25;

const schedules: readonly Schedule[] = [
  ["later"],
  ["now", "later", "resumed"],
  ["promise"],
  ["later", "raisesLater"],
  ["raisesNow", "later"],
  ["later", "later", "rejects"],
];

/** The numbers of some functions. */
export interface Numbers {
  readonly from: number;
  readonly programs: number;
}

/** The report of the first divergence, and where it is; null when all agree. */
export interface Found extends Numbers {
  readonly report: string;
}

export async function runDense(subject: Subject, { from, programs }: Numbers, seen = () => {}): Promise<Found | null> {
  const end = from + programs;
  for (let at = from; at < end; ) {
    const next = Math.min(end, (Math.floor(at / PER_FILE) + 1) * PER_FILE);
    const found = await firstIn(fileOf(subject, { from: at, programs: next - at }), seen);
    if (found !== null) return found;
    at = next;
  }
  return null;
}

interface File extends Numbers {
  readonly subject: Subject;
  readonly kind: Kind;
  /** The directive, or nothing. */
  readonly start: string;
  readonly functions: readonly string[];
}

/** Kind and strictness change from file to file: a number has the same ones wherever a run begins. */
function fileOf(subject: Subject, { from, programs }: Numbers): File {
  const number = Math.floor(from / PER_FILE);
  const kind = subject.kinds[number % subject.kinds.length]!;
  const start = Math.floor(number / subject.kinds.length) % 2 === 0 ? '"use strict";\n' : "";
  const functions = Array.from({ length: programs }, (_, at) => functionAt(from + at, `f${at}`));
  return { from, programs, subject, kind, start, functions };
}

async function firstIn(file: File, seen: () => void): Promise<Found | null> {
  const { subject, kind, start, functions } = file;
  const names = functions.map((_, at) => `f${at}`);
  const valid = functions.map((text, at) => (isProgram(start + text) ? text : functionAt(0, names[at]!)));
  const source = `${start}${valid.join("\n")}\nconst main = [${names}];`;
  try {
    const compiled = compileWith(subject, source, kind);
    const [native, generators] = [evaluate(source), evaluate(asGenerators(source))];
    for (const [at, text] of valid.entries()) {
      seen();
      const one = {
        source: start + text,
        native: memberOf(native, at),
        compiled: { ...compiled, program: memberOf(compiled.program, at) },
        generators: usesGenerators(kind) ? memberOf(generators, at) : null,
      };
      const suspends = subject.suspend !== undefined;
      const divergence = await firstOf(compared(one, { kind, schedules, suspends }));
      if (divergence !== null) return { from: file.from + at, programs: 1, report: report(file, divergence) };
    }
    return null;
  } catch (error) {
    return { ...file, report: report(file, failed(source, error)) };
  }
}

function memberOf(program: Program, at: number): Program {
  return (harness) => (program(harness) as unknown as Main[])[at]!;
}
