/** Measures one alternative beside the compiler: times, taken by turns in the same rounds, and bytes. */

import { ratios, spread } from "../statistics.ts";
import { section, short, table, withSpread } from "../table.ts";
import { type Effort, takeTurns } from "../timing.ts";
import type { Alternative, Waits, Work } from "./alternative.ts";
import { memory, sizes } from "./bytes.ts";
import { type Contender, contendersOf, type Maker, makersOf } from "./contenders.ts";
import { asBuilt } from "./program.ts";
import { computed, runner } from "./run-program.ts";

/** Every program is made anew so many times: what an engine makes of one is a matter of luck, too. */
export interface Thoroughness extends Effort {
  made: number;
}

export async function measure(alternative: Alternative, thoroughness: Thoroughness): Promise<void> {
  section(alternative.title, alternative.about);
  const contenders = await contendersOf(alternative, asBuilt);
  await times(alternative.works, contenders, thoroughness);
  await sizes(alternative.works, contenders);
  if (alternative.held !== undefined) await memory(alternative.held, contenders);
}

const said: Record<Waits, string> = { never: "at once", "one in eight": "one in eight waits", always: "waits" };

async function times(works: Work[], contenders: Contender[], thoroughness: Thoroughness): Promise<void> {
  const rows: string[][] = [];
  for (const work of works) {
    const makers = await makersOf(work, contenders, asBuilt);
    for (const mode of work.waits) {
      const measured = await timesOf(makers, mode, thoroughness);
      rows.push([`${work.name}, ${said[mode]}`, ...compared(measured)]);
    }
  }
  table(["ns per turn", ...contenders.map(({ variant }) => variant.name)], rows);
}

/** For each contender its times in all rounds of all programs. */
async function timesOf(makers: Maker[], mode: Waits, { made, ...effort }: Thoroughness): Promise<(number[] | null)[]> {
  const all = makers.map((make) => (make === null ? null : ([] as number[])));
  const able = [...makers.keys()].filter((index) => makers[index] !== null);
  for (let each = 0; each < made; each++) {
    // Who comes first has an engine that has seen less.
    const order = able.map((_, place) => able[(place + each) % able.length]!);
    const timed = order.map((index) => {
      const make = makers[index]!;
      return { name: `${index}`, group: mode, run: runner(make(), mode), check: () => computed(make()) };
    });
    const rounds = await takeTurns(timed, effort);
    for (const [place, index] of order.entries()) all[index]!.push(...rounds[place]!);
  }
  return all;
}

/** What the compiler takes, and how many times that the others take. */
function compared(measured: (number[] | null)[]): string[] {
  const [base, ...others] = measured as [number[], ...(number[] | null)[]];
  const times = others.map((other) => (other === null ? "-" : withSpread(spread(ratios(other, base)))));
  return [short(spread(base).median), ...times];
}
