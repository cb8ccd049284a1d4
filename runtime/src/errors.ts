/** Every error of this package: a class, a stable code, and a message that says what to do. */

/** What all of them have in common. */
export class CoroutineError extends Error {
  /** Stable across versions; quote it, match on it. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${message} (${code})`);
    this.code = code;
    nameError(this, new.target.name);
  }

  /**
   * The await concerned, as "load (file:line:column)": the innermost compiled function on the
   * stack. Undefined where the engine's stacks do not tell, or functions have lost their names.
   */
  get position(): string | undefined {
    // V8: "at load$run (file:1:2)", "at #load$run (file:1:2)"; others: "load$run@file:1:2". Bundlers add a number.
    const line = /(?:at (?:\S+\.)?|^)#?([^\s#.@]+?)\$run\$?\d*(?: \(|@)([^()\n]+)/m;
    const found = line.exec(String(this.stack));
    return found === null ? undefined : `${found[1]} (${found[2]})`;
  }
}

/** Not by assignment: where the program has frozen `Error.prototype`, that is an error itself. */
export function nameError<E extends Error>(error: E, name: string): E {
  return Object.defineProperty(error, "name", { value: name, writable: true, configurable: true });
}

/** An annotated function ran without having been compiled. */
export class NotCompiledError extends CoroutineError {
  constructor(what: string) {
    super(
      "ERR_NOT_COMPILED",
      `${what} was not compiled. The usual causes: babel-plugin-coroutine is missing from the Babel ` +
        "configuration; the file is excluded from it (node_modules, pre-bundled dependencies); " +
        "the file runs without Babel (`node file.ts`, esbuild, tsx); another plugin lowered `async` before it; " +
        "the test runner has a configuration of its own, or a stale cache; the wrapper came through another module " +
        "or `await import()`, not by an import of coroutine-runtime at the top of its file",
    );
  }
}

/** `get()` before the coroutine was fulfilled. */
export class NotFulfilledError extends CoroutineError {
  constructor(status: string) {
    const help = status === "created" ? "Await it, or run it now with call()" : "Await it, or wait for promise()";
    super("ERR_NOT_FULFILLED", `The coroutine has no value yet: it is ${status}. ${help}`);
  }
}

/** An await inside `call()` would have had to wait. Raised at that await: its stack names the place. */
export class SuspendedError extends CoroutineError {
  constructor(what: string) {
    super(
      "ERR_SUSPENDED",
      `call() runs a coroutine to its end at once, but this await would have to wait for ${what}. ` +
        "Await the coroutine instead of calling call(), or give the leaf a synchronous side with dual()",
    );
  }
}

/** `call()` on a coroutine that is already on its way, or `destroy()` from inside it. */
export class RunningError extends CoroutineError {
  constructor(method: string, status: string) {
    super(
      "ERR_RUNNING",
      `${method}() cannot be used on a coroutine that is ${status}. ` +
        (method === "destroy" ? "Return from it instead" : "Await it, or wait for promise()"),
    );
  }
}

/** Raised at the await of whoever waits for a destroyed coroutine. */
export class DestroyedError extends CoroutineError {
  constructor() {
    super("ERR_DESTROYED", "The coroutine was destroyed before it completed, so it has no value");
  }
}

/** A coroutine waits for itself. */
export class DeadlockError extends CoroutineError {
  constructor() {
    super("ERR_DEADLOCK", "This await would wait for ever: the coroutine is waiting for itself");
  }
}

/** A leaf was resumed twice. */
export class AlreadyResumedError extends CoroutineError {
  constructor() {
    super("ERR_ALREADY_RESUMED", "This suspension was resumed before: call resume, or resume.raise, once");
  }
}

/** A coroutine given to `timeout()` took longer. */
export class TimeoutError extends CoroutineError {
  constructor(ms: number) {
    super("ERR_TIMEOUT", `This took longer than the ${ms} ms that timeout() gave it`);
  }
}

/** A coroutine was to be started in a scope that is over: nobody is left to wait for it. */
export class ScopeOverError extends CoroutineError {
  constructor() {
    super("ERR_SCOPE_OVER", "The scope is over: start coroutines before its body and all its children have ended");
  }
}

/** `signal()` where no coroutine is running. */
export class NoCoroutineError extends CoroutineError {
  constructor() {
    super(
      "ERR_NO_COROUTINE",
      "signal() belongs to the coroutine that runs, and none does. Call it in a compiled function, " +
        "and hand the signal to the callbacks that need it",
    );
  }
}
