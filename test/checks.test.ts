/** The checks, where a program of their own would be too much: what is found, and what is not. */

import { transformSync } from "@babel/core";
import plugin from "../babel-plugin/src";

const checks = { raises: "error", missingAwait: "error", redundant: "error" } as const;

function finds(source: string): string | null {
  const parserOpts = { plugins: ["explicitResourceManagement" as const, "jsx" as const, "typescript" as const] };
  const code = `import { coroutine, raising } from "coroutine-runtime"; ${source}`;
  try {
    transformSync(code, { configFile: false, babelrc: false, parserOpts, plugins: [[plugin, { checks }]] });
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test.each([
  "async (x) => x + 1",
  "async (x) => { while (x) x--; }",
  "async (x) => (x ? 1 : -x)",
  "async (x) => { const y = x; return [y]; }",
  "async (x) => ({ x } as object)",
])("raising(%s) is redundant", (source) => {
  expect(finds(`const f = raising(${source});`)).toBe("coroutine/redundant");
});

test.each([
  "async (x = checked()) => 1",
  "async ({ x }) => 1",
  "async ([x]) => 1",
  "async (x) => { const { y } = x; return 1; }",
  "async (x) => x",
  "async (x) => { if (x) return x; }",
  "async (x) => (x ? 1 : x)",
  "async (x) => { using y = x; }",
  "async (x) => { class A extends x {} }",
  'async (x) => "y" in x',
  "async (x) => <X />",
])("raising(%s) is not: it may raise", (source) => {
  expect(finds(`const f = raising(${source});`)).toBe(null);
});

test.each(["f()", "f?.()", "f!()", "(f as any)()"])("await %s raises where f does", (call) => {
  expect(finds(`const f = raising(async () => { throw 1; }), g = coroutine(async () => { await ${call}; });`)).toBe(
    "coroutine/raises",
  );
});

test.each([
  "async () => f()",
  "async () => { return f?.(); }",
  "async (x) => x ? 1 : (x(), f())",
  "async (x) => { if (x) { return x.y || f(); } }",
  "async () => { try { return f(); } catch {} }",
])("%s raises where f does, as what is returned is awaited", (source) => {
  const raises = `const f = raising(async () => { throw 1; });`;
  expect(finds(`${raises} const g = coroutine(${source});`)).toBe("coroutine/raises");
});

test.each([
  "async () => { try { return await f(); } catch {} }",
  "async () => [f()]",
  "async () => { const later = () => { return f(); }; return later; }",
])("%s raises nothing", (source) => {
  expect(finds(`const f = raising(async () => { throw 1; }), g = coroutine(${source});`)).toBe(null);
});

test.each(["f() as any", "f?.()", "f!()", "f()!", "if (f() as any) x", "x = (f() as any) + 1", "!f()!"])(
  "%s misses its await",
  (use) => {
    expect(finds(`const f = coroutine(async () => {}); ${use};`)).toBe("coroutine/missing-await");
  },
);

const loads = "const load = coroutine(async () => 1);";

test.each([
  "load();",
  "ok && load();",
  "ok ? load() : other();",
  "(load(), other());",
  "for (load(); ok; ) other();",
  "for (; ok; load()) other();",
  "if (ok && load()) other();",
  "while (!load()) other();",
  `other(\`\${load()}\`);`,
  "other(load() + 1, load() in x);",
  "other((load(), 1));",
])("%s misses an await", (statement) => {
  expect(finds(`${loads} ${statement}`)).toBe("coroutine/missing-await");
});

test.each([
  "void load();",
  "void (ok && load());",
  "(ok ? load() : other()).run(other);",
  "(other(), load()).destroy();",
  "other(ok && load(), load() ?? other, typeof load());",
  'other(load() instanceof Object, "run" in load());',
  `other\`\${load()}\`;`,
  "for (const co = load(); ok; ) co.run(other);",
  "const f = () => load(), g = () => ok && load();",
])("%s keeps what it calls, or asks what it is", (statement) => {
  expect(finds(`${loads} ${statement}`)).toBe(null);
});
