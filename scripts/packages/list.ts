/** The packages whose own tests we run: where they are from, what is source, and how they are tested. */

export interface Package {
  /** The folder of the checkout. */
  name: string;
  repository: string;
  /** The commit that the expected numbers are of; a newer one should do. */
  commit: string;
  /** Paths of what is compiled, and in the second mode also of its tests, from the folder of the package. */
  source: RegExp;
  tests: RegExp;
  /** What runs the tests: a shell command that prints TAP, with the folder's own binaries on its path. */
  test: string;
  /** What Babel must be told to read the files. */
  syntax?: "flow" | "typescript" | "jsx";
}

export const packages: Package[] = [
  {
    name: "koa",
    repository: "koajs/koa",
    commit: "e0ba8ef",
    source: /^lib\/.*\.js$/,
    tests: /^(__tests__|test-helpers)\/.*\.js$/,
    test: "node --test --test-reporter=tap",
  },
  {
    name: "p-map",
    repository: "sindresorhus/p-map",
    commit: "bc26cf0",
    source: /^index\.js$/,
    tests: /^(test|assert-in-range)\.js$/,
    test: "ava --tap test.js",
  },
  {
    name: "p-queue",
    repository: "sindresorhus/p-queue",
    commit: "180ab9e",
    source: /^source\/.*\.ts$/,
    tests: /^test\/.*\.ts$/,
    test: "node --import=tsx/esm --test --test-reporter=tap test/*.ts",
    syntax: "typescript",
  },
  {
    name: "dataloader",
    repository: "graphql/dataloader",
    commit: "b70dea3",
    source: /^src\/index\.js$/,
    tests: /^src\/__tests__\/.*\.js$/,
    test: "jest src --json",
    syntax: "flow",
  },
  {
    name: "abstract-level",
    repository: "Level/abstract-level",
    commit: "2dd4027",
    source: /^(lib\/.*|[a-z-]+)\.js$/,
    tests: /^test\/.*\.js$/,
    test: "node test/self.js",
  },
  {
    name: "node-fetch",
    repository: "node-fetch/node-fetch",
    commit: "8b3320d",
    source: /^src\/.*\.js$/,
    tests: /^test\/.*\.js$/,
    test: "mocha --reporter tap",
  },
  {
    name: "globby",
    repository: "sindresorhus/globby",
    commit: "46cf13f",
    source: /^(index|ignore|utilities)\.js$/,
    tests: /^tests\/.*\.js$/,
    test: "ava --tap",
  },
  {
    name: "async",
    repository: "caolan/async",
    commit: "77fd310",
    source: /^lib\/.*\.js$/,
    tests: /^test\/.*\.js$/,
    test: "mocha --reporter tap",
  },
  {
    name: "svgo",
    repository: "svg/svgo",
    commit: "fd51e47",
    source: /^(lib|plugins)\/.*\.js$/,
    tests: /\.test\.js$/,
    test: "vitest run --reporter=tap-flat",
  },
  {
    name: "postcss",
    repository: "postcss/postcss",
    commit: "8f37847",
    source: /^lib\/.*\.js$/,
    tests: /^test\/.*\.test\.(js|ts)$/,
    test: "uvu -r ts-node/register/transpile-only test '\\.test\\.(ts|js)$'",
    syntax: "typescript",
  },
  {
    name: "hono",
    repository: "honojs/hono",
    commit: "28a9c12",
    source: /^src\/.*(?<!\.d)\.tsx?$/,
    tests: /\.(test|spec)\.tsx?$/,
    test: "vitest run --project '' --coverage.enabled=false --reporter=tap-flat",
    syntax: "typescript",
  },
  {
    name: "undici",
    repository: "nodejs/undici",
    commit: "7eb7c8e",
    source: /^(lib\/.*|index|index-fetch)\.js$/,
    tests: /^test\/.*\.js$/,
    test: "node --expose-gc --test --test-concurrency=1 --test-reporter=tap test/*.js test/{cache,cache-interceptor,cookie,fetch,infra,interceptors,node-test,webidl,busboy,websocket}/*.js",
  },
  {
    name: "execa",
    repository: "sindresorhus/execa",
    commit: "8017b27",
    source: /^(lib\/.*|index)\.js$/,
    tests: /^test\/.*\.js$/,
    test: "ava --tap",
  },
];
