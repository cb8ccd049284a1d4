/** Imports of which only unreachable code uses anything: where they stay, and what runs their modules where they do not. */

import { partOfBabel, version } from "../support/babel";
import { compile, load } from "../support/compile";

const unreachable = (imported: string, use: string) => `
  ${imported}
  export async function main() {
    "use coroutine";
    return 1;
    ${use};
  }
`;

/** Before, Babel refuses such an import, or does not say what it binds. */
const claim = version.startsWith("7.20.") ? test.skip : test;

claim("a module that TypeScript's own import requires is required still", () => {
  const modules = {
    get "./other"() {
      required++;
      return {};
    },
  };
  let required = 0;
  load(compile(unreachable('import other = require("./other");', "other.use()"), { module: "cjs" }).code, modules);
  expect(required).toBe(1);
});

test("without types nothing takes out an import, and a lazy one stays lazy", () => {
  const lazy = [partOfBabel("@babel/plugin-transform-modules-commonjs"), { lazy: () => true }];
  const source = unreachable('import { use } from "./other";', "use()");
  expect(() => load(compile(source, { filename: "input.js", plugins: [lazy] }).code)).not.toThrow();
});

/** Before, the parser does not know it. */
const deferred = /^7\.2[0-2]\./.test(version) ? test.skip : test;

deferred.each(["defer * as other", "source other"])("import %s runs nothing", (imported) => {
  const syntax = ["deferredImportEvaluation", "sourcePhaseImports"];
  const parsed = () => ({
    manipulateOptions: (_: unknown, { plugins }: { plugins: unknown[] }) => plugins.push(...syntax),
  });
  const { code } = compile(unreachable(`import ${imported} from "./other";`, "other.use"), { plugins: [parsed] });
  expect(code.match(/import .*other/g)).toEqual([`import ${imported} from "./other`]);
});
