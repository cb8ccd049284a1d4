const seen = [];
const turn = () => new Promise((resolve) => setTimeout(resolve));

async function later(value) {
  "use coroutine";
  await turn();
  return value; // stop
}

async function fails() {
  "use coroutine raising";
  seen.push("fails"); // stop
  await turn();
  throw new Error("late"); // stop
}

async function loops(list) {
  "use coroutine";
  let sum = 0;
  for (const item of list) {
    sum += await later(item); // stop
    seen.push(item); // stop
  }
  while (sum < 9) {
    if (sum % 2 === 0) sum += 1;
    else sum += await later(2); // stop
  }
  return sum; // stop
}

async function protects() {
  "use coroutine";
  try {
    await fails();
    seen.push("never"); // stop
  } catch (error) {
    seen.push(error.message); // stop
    await turn();
    seen.push("caught"); // stop
  } finally {
    seen.push("finally"); // stop
    await turn();
    seen.push("closed"); // stop
  }
  return seen.length; // stop
}

const object = {
  name: "object",
  async method(...rest) {
    "use coroutine promise";
    const [first = await later("default")] = rest; // stop
    const all = [first, await later(this.name)]; // stop
    return all.map((one) => {
      return one.length; // stop
    });
  },
};

export async function main() {
  "use coroutine promise";
  const sum = await loops([1, 2, 3]); // stop
  await protects();
  seen.push(sum); // stop
  const lengths = await object.method();
  await Promise.all([later(1), later(2)].map((one) => one.then((value) => value)));
  switch (await later(lengths.length)) {
    case 2:
      seen.push("two"); // stop
      break;
    default:
      seen.push("other"); // stop
  }
  seen.push("end"); // stop
}
