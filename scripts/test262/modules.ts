/** The modules of one run: read from the folder of the test, compiled like it, and linked. */

import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import vm from "node:vm";
import { compile, UnreadableError, type Variant } from "./compile.ts";
import type { Importer, Realm } from "./realm.ts";

/** All that is loaded for one run: a module is evaluated once, from wherever it is imported. */
export class Modules {
  private readonly loaded = new Map<string, vm.Module>();
  private realm: Realm | undefined;

  /** `path`: the test itself, which relative specifiers start from. */
  constructor(
    private readonly path: string,
    private readonly variant: Variant,
  ) {}

  /** Where the modules live. Apart from the constructor, because the realm's scripts import them too. */
  livesIn(realm: Realm): void {
    this.realm = realm;
  }

  /** @throws SyntaxError of the realm, or UnreadableError. */
  make(path: string, source: string): vm.Module {
    return this.moduleOf(path, compile(source, this.variant, "module").code);
  }

  private moduleOf(path: string, code: string): vm.Module {
    const module = new vm.SourceTextModule(code, {
      context: this.realm!.context,
      identifier: path,
      importModuleDynamically: this.import as never,
      initializeImportMeta: (meta) => Object.assign(meta, { url: path }),
    });
    this.loaded.set(path, module);
    return module;
  }

  readonly link = (specifier: string): vm.Module => {
    if (specifier === "coroutine-runtime/contract") return this.runtimeModule(specifier);
    const path = join(dirname(this.path), specifier);
    return this.loaded.get(path) ?? this.read(path);
  };

  /** What `import()` in one of them, or in a script, does. */
  readonly import: Importer = async (specifier) => {
    const module = this.link(specifier);
    if (module.status === "unlinked") await module.link(this.link);
    if (module.status === "linked") await module.evaluate();
    return module;
  };

  private read(path: string): vm.Module {
    const source = readFileSync(path, "utf8");
    if (extname(path) === ".json") return this.data(path, source);
    try {
      return this.make(path, source);
    } catch (error) {
      // Whoever imports it gets the engine's own error.
      if (error instanceof UnreadableError) return this.moduleOf(path, source);
      throw error;
    }
  }

  private data(path: string, source: string): vm.Module {
    const value = vm.runInContext("JSON.parse", this.realm!.context)(source);
    return this.synthetic(path, { default: value });
  }

  private runtimeModule(name: string): vm.Module {
    return this.loaded.get(name) ?? this.synthetic(name, { ...this.realm!.runtime });
  }

  private synthetic(name: string, values: Record<string, unknown>): vm.Module {
    const { context } = this.realm!;
    const module = new vm.SyntheticModule(
      Object.keys(values),
      () => {
        for (const [key, value] of Object.entries(values)) module.setExport(key, value);
      },
      { context, identifier: name },
    );
    this.loaded.set(name, module);
    return module;
  }
}
