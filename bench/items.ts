/** Work items: what is done, and how each contender does it. */

import type { Ability, Contender, Name, Work } from "./contenders/contender.ts";
import { read } from "./templates.ts";
import type { Timed } from "./timing.ts";
import { type Exports, loadText } from "./work.ts";

export interface Item {
  name: string;
  needs: Ability[];
  /** A turn is so many awaits; otherwise one, or as many as the name says. */
  awaits?: number;
  /** Who comes to another result, and what happens. */
  wrong?: Partial<Record<Name, string>>;
  prepare: (contender: Contender) => Pick<Timed, "run" | "check" | "before">;
}

interface Calls {
  name: string;
  /** A file of `work/`, or a text. */
  file?: string;
  source?: string;
  /** The function to call; the number of turns is its first argument, or where `args` puts it. */
  main?: string;
  args?: (turns: number) => unknown[];
  needs?: Ability[];
  /** Something waits in it. So it is where waiting is needed; a program may also run where nothing has to wait. */
  waits?: boolean;
  before?: () => Promise<void>;
  wrong?: Item["wrong"];
  awaits?: number;
  /** Turns for finding out what it computes. */
  check?: number;
}

/** A function that is called, and does so many turns. */
export function calls(given: Calls): Item {
  const { name, file = `${name}.js`, source = read(file), main = "main", needs = [], wrong, awaits, before } = given;
  const { args = (turns: number) => [turns], check = 130, waits = needs.includes("wait") } = given;
  return {
    name,
    needs,
    wrong,
    awaits,
    prepare(contender) {
      const work = loadText(source, contender, file)[main]!;
      const runner = waits ? (contender.runWaiting ?? contender.run) : contender.run;
      const run = (turns: number) => runner(work, ...args(turns));
      return { run, check: () => run(check), before };
    },
  };
}

export interface Queued {
  name: string;
  source: string;
  /** What a task calls, with the number of its turns. */
  task: (exports: Exports, task: number) => Work;
  args: (turns: number) => unknown[];
  tasks: number;
  /** One in so many turns waits. */
  apart: number;
}

/** Tasks that never end and take turns in a queue: a sample is so many resumptions of all of them together. */
export function queued({ name, source, task, args, tasks, apart }: Queued): Item {
  return {
    name,
    needs: ["wait"],
    awaits: apart,
    prepare(contender) {
      const start = contender.start ?? contender.runWaiting ?? contender.run;
      const exports = loadText(source, contender, "queued.js");
      const begin = (turns: number) => {
        for (let each = 0; each < tasks; each++) start(task(exports, each), ...args(turns));
      };
      const run = async (turns: number) => {
        if ((await exports.drain!(turns, tasks)) !== turns) throw new Error(`${name}: ${contender.name} stands still.`);
      };
      const check = () => checked(contender, () => task(exports, 0), args(30), exports).finally(() => begin(Infinity));
      return { run, check };
    },
  };
}

/** What one task that ends comes to. */
async function checked(contender: Contender, task: () => Work, args: unknown[], { drain }: Exports): Promise<unknown> {
  const result = (contender.runWaiting ?? contender.run)(task(), ...args);
  await drain!(Infinity);
  return await result;
}
