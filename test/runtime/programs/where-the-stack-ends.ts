/** Promise functions are started, and coroutines resumed, at every place near the end of the native stack. */

import { asPromise, Gate, outcomesOf, sequence } from "../bodies";

let unhandled = 0;
process.on("unhandledRejection", () => unhandled++);

/** Calls `act` where so many calls fit on the native stack, not counting those that it makes itself. */
function callAt(room: number, act: () => void): void {
  let left = room;
  function descend(): void {
    try {
      descend();
    } catch {}
    if (left-- !== 0) return;
    try {
      act();
    } catch {}
  }
  descend();
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

async function start(room: number): Promise<string> {
  let state = "not started";
  const gate = new Gate();
  callAt(room, () => {
    const promise = asPromise(sequence(gate.wait))();
    state = "pending";
    promise.then(
      () => (state = "settled"),
      () => (state = "settled"),
    );
  });
  await turn();
  gate.resume?.(1);
  return after(() => state);
}

async function resume(room: number): Promise<string> {
  const gate = new Gate();
  const awaited = sequence(gate.wait)();
  const all = [0, 1].flatMap(() => [outcomesOf(sequence(() => awaited)()), outcomesOf(awaited)]);
  callAt(room, () => gate.resume(1));
  await after(() => "");
  try {
    if (awaited.status === "suspended") gate.resume(1);
  } catch {}
  return after(() => all.map(({ length }) => length).join());
}

/** What had no room even for that is done with what is resumed next. */
async function after(state: () => string): Promise<string> {
  await asPromise(sequence(() => 1))();
  await turn();
  return state();
}

async function main(): Promise<void> {
  const starts = new Set<string>();
  const resumptions = new Set<string>();
  // The more a function has run, the less of the stack it takes; and what is done for the first time takes more.
  for (let pass = 0; pass < 4; pass++) {
    starts.clear();
    resumptions.clear();
    for (let room = 0; room < 700; room += room < 60 ? 1 : 20) {
      starts.add(await start(room));
      resumptions.add(await resume(room));
    }
  }
  console.log([...starts].sort().join(" | "));
  console.log([...resumptions].join(" | "));
  console.log(`unhandled ${unhandled}`);
}
main().catch(console.log);
