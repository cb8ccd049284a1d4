/** Coroutines that are started in every way, or not, and then dropped: which of them are reported. */

import { install } from "../../../runtime/src/development/install";
import { all, suspend, timeout } from "../../../runtime/src/index";
import { asPromise, asRaising, sequence } from "../bodies";

install();
install();
/** As the fake timers of tests do. */
globalThis.queueMicrotask = () => {};

const warned: string[] = [];
console.warn = (message: string) => warned.push(message);

const one = sequence(() => 1);
const raising = asRaising(one);
const keep: unknown[] = [];

/** Each is called, and what it gives back is dropped. The ones that are to be reported say so in their names. */
const ways: Record<string, () => unknown> = {
  thousands: () => Array.from({ length: 2500 }, one).map((co) => co.call()),
  forgotten: () => one(),
  forgottenRaising: () => raising(),
  forgottenLeaf: () => suspend(() => {}),
  forgottenTimeout: () => timeout("no coroutine", 10),
  forgottenButAsked: () => [one().status],
  called: () => one().call(),
  run: () => one().run(() => {}),
  run_and_suspended: () => suspend(() => {}).run(() => {}),
  then_ed: () => one().then(() => {}),
  promised: () => asPromise(one)(),
  awaited: () => sequence(() => one())().call(),
  destroyed: () => one().destroy(),
  disposed: () => one()[Symbol.dispose](),
  member: () => all([one(), sequence(() => one())()]).call(),
  timed: () => timeout(one(), 10).call(),
  kept: () => keep.push(one()),
  startedLater: () => setTimeout(startLater, 1, [one(), raising(), one()]),
};

function startLater([first, second, third]: Array<ReturnType<typeof one>>): void {
  first!.call();
  second!.run(() => {});
  third!.destroy();
}

for (const way of Object.values(ways)) way();

/** Until there are as many reports as there should be, and a few rounds longer, in which there should be no more. */
async function collect(): Promise<void> {
  for (let more = 5, rounds = 0; more > 0 && rounds < 200; rounds++) {
    globalThis.gc!();
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (warned.length >= 5) more--;
  }
}

async function main(): Promise<void> {
  await collect();
  const makers = warned.map((message) => /at (?:Object\.)?(\w+) \(.*never-started/.exec(message)?.[1]);
  console.log(makers.sort().slice(0, 20).join("\n"));
  console.log(
    warned.every((message) => message.includes("(ERR_NEVER_STARTED)")),
    keep.length,
  );
}

void main();
