/** Rejections that nobody handles, or handles late: what the process is told of them. Run natively and compiled. */

const log = (...xs) => console.log(...xs);
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 1));

const names = new Map();

process.on("unhandledRejection", (reason, promise) => log("unhandled", reason.message, names.get(promise) ?? "other"));
process.on("rejectionHandled", (promise) => log("handled late", names.get(promise) ?? "other"));
process.on("uncaughtException", (error) => log("uncaught", error.message));

function named(name, promise) {
  names.set(promise, name);
  return promise;
}

async function fails(message) {
  "use coroutine promise";
  throw new Error(message);
}

async function failsLater(message) {
  "use coroutine promise";
  await null;
  throw new Error(message);
}

async function passesOn(f, message) {
  "use coroutine promise";
  return await f(message);
}

async function givesOn(f, message) {
  "use coroutine promise";
  return f(message);
}

async function catches(f, message) {
  "use coroutine promise";
  try {
    await f(message);
  } catch (error) {
    log("caught", error.message);
  }
}

async function parameter(x = JSON.parse("{")) {
  "use coroutine promise";
  return x;
}

async function inFinally(message) {
  "use coroutine promise";
  try {
    await fails("replaced");
  } finally {
    await null;
    // biome-ignore lint/correctness/noUnsafeFinally: that is the point
    throw new Error(message);
  }
}

async function dropsOne(message) {
  "use coroutine promise";
  const dropped = named("dropped", fails(message));
  await null;
  return typeof dropped;
}

async function late(message) {
  "use coroutine promise";
  const promise = named("late", failsLater(message));
  await nextTurn();
  await nextTurn();
  try {
    await promise;
  } catch (error) {
    log("caught late", error.message);
  }
}

async function soonEnough(message) {
  "use coroutine promise";
  const promise = named("soon enough", fails(message));
  await null;
  await catches(() => promise, message);
}

async function loops(message) {
  "use coroutine promise";
  for await (const x of [1, fails(message)]) log("item", x);
}

export async function main() {
  for (const [name, f] of Object.entries({ fails, failsLater, inFinally, loops, parameter: () => parameter() })) {
    log("--", name);
    named(name, f(`of ${name}`));
    await nextTurn();
    for (const [kind, around] of Object.entries({ passesOn, givesOn, catches })) {
      log("--", name, "in", kind);
      named(kind, around(f, `of ${name}`));
      await nextTurn();
    }
  }
  for (const [name, f] of Object.entries({ dropsOne, late, soonEnough })) {
    log("--", name);
    named(name, f(`of ${name}`));
    for (let turn = 0; turn < 4; turn++) await nextTurn();
  }
  log("--", "several that fail");
  const several = [fails("first"), failsLater("second"), passesOn(failsLater, "third")];
  named("all", Promise.all(several));
  await nextTurn();
  log("end");
}
