/** Coroutines that tell what happens to them, for the tests of what waits for several. */

import type { Coroutine } from "coroutine-runtime";
import { Gate, protect, type Step, sequence } from "../bodies";

export interface Worker {
  co: Coroutine<any>;
  /** What its body waits for. */
  gate: Gate;
}

/**
 *   async () => {
 *     try {
 *       log.push(`${name} starts`);
 *       return await gate.wait();
 *     } finally {
 *       await cleanup?.();
 *       log.push(`${name} ends`);
 *     }
 *   }
 */
export function worker(name: string, log: unknown[], cleanup?: Step): Worker {
  const gate = new Gate();
  const body = sequence(() => log.push(`${name} starts`), gate.wait);
  const end = () => log.push(`${name} ends`);
  return { co: protect({ body, cleanup: cleanup === undefined ? end : sequence(cleanup, end) })(), gate };
}

/** Three of them: a, b and c. */
export function workers(log: unknown[], cleanup?: Step): [Worker, Worker, Worker] {
  return [worker("a", log, cleanup), worker("b", log, cleanup), worker("c", log, cleanup)];
}

export const failing = (error: unknown) => () => {
  throw error;
};
