/**
 * A value in a word or two, for people. Whatever it is, none of its code runs: no getter, no
 * `toString`, no trap of a proxy. So objects are not looked at where proxies cannot be told.
 */

const LONGEST = 60;

export function preview(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length > LONGEST ? `${JSON.stringify(value.slice(0, LONGEST))}...` : JSON.stringify(value);
    case "bigint":
      return `${value}n`;
    case "object":
      return value === null ? "null" : object(value);
    case "function":
      return `[${["function", nameOf(value)].filter(Boolean).join(" ")}]`;
    default:
      return String(value);
  }
}

function object(value: object): string {
  if (!isLegible(value)) return "[object]";
  return `[${Array.isArray(value) ? `Array(${value.length})` : (className(value) ?? "Object")}]`;
}

/** What the nearest prototype with a constructor calls it. */
function className(value: object): string | undefined {
  for (let at: object | null = value; at !== null && isLegible(at); at = Object.getPrototypeOf(at)) {
    const made: unknown = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof made === "function") return nameOf(made);
  }
  return undefined;
}

function nameOf(f: object): string | undefined {
  const name: unknown = isLegible(f) ? Object.getOwnPropertyDescriptor(f, "name")?.value : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

interface Host {
  process?: { getBuiltinModule?: (id: string) => { types: { isProxy(value: object): boolean } } | undefined };
}

let isProxy: ((value: object) => boolean) | undefined;

/** Whether looking at its properties surely runs nothing. */
function isLegible(value: object): boolean {
  isProxy ??= (globalThis as Host).process?.getBuiltinModule?.("node:util")?.types.isProxy ?? (() => true);
  return !isProxy(value);
}
