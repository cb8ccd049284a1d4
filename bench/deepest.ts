/** Tries deeper and deeper recursions of one contender: `deepest.ts <contender> <limit>`. Prints what it reached after each. */

import type { Name } from "./contenders/contender.ts";
import { contender } from "./contenders/index.ts";
import { loadWork } from "./work.ts";

async function deepest(name: Name, limit: number): Promise<void> {
  const among = await contender(name);
  const { main } = loadWork("deep.js", among);
  let reached = 0;
  for (const depth of depths(limit)) {
    say(reached, "the process ends");
    try {
      if ((await among.run(main!, depth)) !== depth) return say(reached, "a wrong result");
    } catch (error) {
      return say(reached, (error as Error).constructor.name);
    }
    reached = depth;
  }
  say(reached, "");
}

function* depths(limit: number): Generator<number> {
  for (let power = 100; power <= limit; power *= 10)
    for (const step of [1, 2, 5]) if (power * step <= limit) yield power * step;
}

function say(reached: number, then: string): void {
  console.log(JSON.stringify({ reached, then }));
}

const [, , name, limit] = process.argv;
deepest(name as Name, Number(limit)).then(() => process.exit());
