/** All contenders, in the order in which they are shown: ours, the engine's, compilers, libraries. */

import { co } from "./co.ts";
import type { Contender, Name } from "./contender.ts";
import { effect } from "./effect.ts";
import { effection } from "./effection.ts";
import { engine } from "./engine.ts";
import { gensync } from "./gensync.ts";
import { lowered } from "./lowered.ts";
import { ours } from "./ours.ts";
import { quansync } from "./quansync.ts";

let loaded: Promise<Contender[]> | undefined;

/** Those that this Node can run. Some libraries are there as ES modules only, so that loading takes a turn. */
export function allContenders(): Promise<Contender[]> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Contender[]> {
  return [...engine, ...ours, ...lowered, gensync(), ...(await quansync()), co(), await effect(), await effection()];
}

export async function contender(name: Name): Promise<Contender> {
  return (await allContenders()).find((each) => each.name === name)!;
}
