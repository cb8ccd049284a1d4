/** A value as the trace shows it: no getter runs and no trap fires, and nothing in it depends on how code was compiled. */

/** Proxies and the like, which must not be looked into. */
const named = new WeakMap<object, string>();

export function nameForTrace<T extends object>(value: T, name: string): T {
  named.set(value, name);
  return value;
}

export function format(value: unknown, depth = 2): string {
  if (typeof value === "string") return formatText(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return String(value);
  return named.get(value) ?? (value === globalThis ? "<global>" : formatObject(value, depth));
}

/** Long texts are cut, and what engines say in their errors is left out (see formatError). */
function formatText(text: string): string {
  const told = text.replace(/(TypeError|ReferenceError|RangeError): [\s\S]*/, "$1");
  return JSON.stringify(told.length > 60 ? `${told.slice(0, 60)}...` : told);
}

function formatObject(value: object, depth: number): string {
  if (value instanceof Error) return formatError(value);
  if (typeof value === "function") return "<function>";
  // What an async function gives is a promise here and a handle there.
  if (typeof (Object.getOwnPropertyDescriptor(value, "then")?.value ?? "") === "function") return "<thenable>";
  if (value instanceof Promise) return "<thenable>";
  if (depth === 0) return "<object>";
  if (Array.isArray(value))
    return `[${Array.from(value.keys(), (at) => formatProperty(value, String(at), depth)).join(", ")}]`;
  const keys = Reflect.ownKeys(value).filter((key) => typeof key === "string");
  return `{ ${keys.map((key) => `${key}: ${formatProperty(value, key, depth)}`).join(", ")} }`;
}

function formatProperty(value: object, key: string, depth: number): string {
  const property = Object.getOwnPropertyDescriptor(value, key);
  if (property === undefined) return "<hole>";
  return "value" in property ? format(property.value, depth - 1) : "<accessor>";
}

/** Engines put their own words, and names of compiled code, into what they throw themselves. */
export function formatError(error: Error): string {
  const native = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  if (native) return `<${error.name}>`;
  if ("code" in error) return `<${error.code}>`;
  if (error instanceof AggregateError) return `<AggregateError ${error.errors.map((each) => format(each)).join(", ")}>`;
  if ("suppressed" in error && "error" in error)
    return `<SuppressedError ${format(error.error)}, ${format(error.suppressed)}>`;
  return `<${error.name} ${error.message}>`;
}
