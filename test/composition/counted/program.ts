import { coroutine, promising, raising } from "coroutine-runtime";

type Step = <T>(value: T) => T | Promise<T>;

const double = coroutine(async (x: number) => x * 2);

const retried = raising(async (step: Step, most: number): Promise<string> => {
  for (let turn = 1; ; turn++) {
    try {
      if (turn < most) throw new Error(`turn ${turn}`);
      return await step(`in turn ${turn}`);
    } catch (error) {
      if (turn > 5) throw error;
      else await step("again");
    } finally {
      await step("over");
    }
  }
});

const chosen = promising(async (step: Step, kind: string, also = "default") => {
  switch (await step(kind)) {
    case "one":
      return also;
    case "two": {
      const both = (await step(true)) && (await step("right"));
      return both || "never";
    }
    default:
      return (await step(false)) ? "never" : `${also} too`;
  }
});

async function never(step: Step) {
  "use coroutine";
  await step("never");
}

class List {
  #items: number[] = [];
  static made = 0;

  async add(step: Step, ...items: number[]): Promise<void> {
    "use coroutine promise";
    for (const item of items) {
      if (item < 0) continue;
      this.#items.push(await step(item));
    }
    List.made++;
  }

  async sum(step: Step) {
    "use coroutine promise";
    let sum = 0;
    while (this.#items.length > 0) {
      sum += await double(await step(this.#items.pop()!));
    }
    do sum--;
    while (sum > 9);
    return sum;
  }
}

/* istanbul ignore next */
const ignored = coroutine(async () => 1);

export async function main(step: Step): Promise<unknown[]> {
  "use coroutine promise";
  const list = new List();
  await list.add(step, 1, -2, 3);
  const seen: unknown[] = [await list.sum(step), await retried(step, 3), await ignored()];
  const later = async (kind: string) => {
    "use coroutine promise";
    seen.push(await chosen(step, kind));
  };
  for (const kind of ["one", "two", "three"]) await later(kind);
  seen.push(typeof never, ...(await Promise.all([1, 2].map(async (x) => (x > 1 ? await step(x) : x)))));
  return seen;
}
