/** Stacks, as far as engines let us see them. */

interface V8 {
  captureStackTrace?: (holder: object, above: object) => void;
  stackTraceLimit?: number;
}

/** A stack that is not text yet: engines make that when it is first read. */
export interface Stack {
  readonly stack?: string;
}

/** How many lines a stack has. */
export function stackLimit(): number {
  return (Error as V8).stackTraceLimit ?? 10;
}

/** Enough to find a place by; each of them takes time. */
const LINES = 6;

/**
 * The innermost lines of the current stack, without `callee` and what it has called where the
 * engine can do that. Until it is read it keeps alive what it consists of: functions, and what
 * they were called on.
 */
export function stackAbove(callee: object): Stack {
  const { captureStackTrace, stackTraceLimit } = Error as V8;
  if (captureStackTrace === undefined || stackTraceLimit === undefined) return new Error();
  const holder: Stack = {};
  try {
    // Not by assignment: where the program has frozen it, there are just more lines.
    Reflect.set(Error, "stackTraceLimit", Math.min(stackTraceLimit, LINES));
    captureStackTrace(holder, callee);
  } finally {
    Reflect.set(Error, "stackTraceLimit", stackTraceLimit);
  }
  return holder;
}

/** Its lines, without the heading that some engines give it. */
export function linesOf({ stack = "" }: Stack): string {
  const lines = stack.split("\n");
  return lines.filter((line) => /^\s+at |@/.test(line)).join("\n");
}
