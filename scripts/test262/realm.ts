/** A fresh realm for every run: a context with the host's `$262`, `print`, and the runtime of compiled code. */

import v8 from "node:v8";
import vm from "node:vm";
import { buildSync } from "esbuild";
import { startAgents } from "./agent.ts";

export interface Realm {
  context: vm.Context;
  /** What the test printed: the suite's way to say how an async test ended. */
  prints: string[];
  /** The names that emitted code imports. */
  runtime: Record<string, unknown>;
  /** What `import()` in a script does. */
  importer: Importer;
  /** Ends what the test has started elsewhere. */
  close(): void;
}

export type Importer = (specifier: string, referrer: unknown, attributes: unknown) => Promise<vm.Module>;

export function makeRealm(importer: Importer, prints: string[] = []): Realm {
  const context = newContext();
  const runtime = evaluate(context, runtimeScript) as Record<string, unknown>;
  const agents = startAgents();
  const realm: Realm = { context, prints, runtime, importer, close: () => agents.close() };
  define(context, "print", (text: unknown) => void prints.push(String(text)));
  define(context, "require", () => runtime);
  define(context, "setTimeout", (done: () => void, delay: number) => void setTimeout(done, delay));
  define(context, "$262", hostOf(realm, agents.agent));
  return realm;
}

/** An ordinary global object where Node can make one; otherwise one with interceptors. */
function newContext(): vm.Context {
  const { constants } = vm as unknown as { constants?: { DONT_CONTEXTIFY?: symbol } };
  return vm.createContext((constants?.DONT_CONTEXTIFY ?? {}) as vm.Context);
}

function define(context: vm.Context, name: string, value: unknown): void {
  const global = vm.runInContext("globalThis", context);
  Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
}

function evaluate(context: vm.Context, script: vm.Script): unknown {
  return script.runInContext(context);
}

/** The sources of the runtime as one expression: every realm has its own, as every realm has its own `Promise`. */
const runtimeScript = new vm.Script(bundle(), { filename: "coroutine-runtime" });

function bundle(): string {
  const built = buildSync({
    entryPoints: [`${import.meta.dirname}/../../runtime/src/contract.ts`],
    bundle: true,
    write: false,
    format: "cjs",
    target: "es2022",
  });
  return `(() => { const module = { exports: {} }; ${built.outputFiles[0]!.text}; return module.exports; })()`;
}

function hostOf(realm: Realm, agent: object): object {
  const { context } = realm;
  const makeObject = vm.runInContext("(parts) => Object.assign({}, parts)", context);
  return makeObject({
    global: vm.runInContext("globalThis", context),
    createRealm: () => {
      const other = makeRealm(realm.importer, realm.prints);
      return vm.runInContext("$262", other.context);
    },
    evalScript: (text: string) =>
      new vm.Script(text, { importModuleDynamically: realm.importer as never }).runInContext(context),
    detachArrayBuffer: (buffer: ArrayBuffer) => void structuredClone(buffer, { transfer: [buffer] }),
    gc: collectGarbage,
    IsHTMLDDA: undetectable(context),
    agent,
  });
}

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc") as () => void;

/** What `document.all` is in browsers. */
function undetectable(context: vm.Context): unknown {
  v8.setFlagsFromString("--allow-natives-syntax");
  const made = vm.runInContext("%GetUndetectable()", context);
  v8.setFlagsFromString("--no-allow-natives-syntax");
  return made;
}
