/** The packages whose own tests we run: where they are from, what is source, and how they are tested. */

export interface Package {
  /** The folder of the checkout. */
  name: string;
  repository?: string;
  /** The commit that was tried; a newer one should do. */
  commit?: string;
  /** Paths from the folder of the package: what is compiled, and what is compiled when its tests are as well. */
  source: Pick<RegExp, "test">;
  tests: Pick<RegExp, "test">;
  /** False: its tests have no async functions, or are not to be touched. */
  testsToo?: boolean;
  /** The major version of Node that it needs, when it is not the oldest we support. */
  node?: number;
  /** Which of its tests are run, when not all are. */
  part?: string;
  /** A shell command that prints TAP, or Jest's JSON, with the folder's own binaries on its path. */
  test: string;
  /** JavaScript with Flow's types. */
  flow?: true;
  /** What is known to differ, and why. */
  differences?: Array<{ modes: RegExp; tests: RegExp; because: string }>;
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
  },
  {
    name: "dataloader",
    repository: "graphql/dataloader",
    commit: "b70dea3",
    source: /^src\/index\.js$/,
    tests: /^src\/__tests__\/.*\.js$/,
    test: "jest src --json",
    flow: true,
  },
  {
    name: "abstract-level",
    repository: "Level/abstract-level",
    commit: "2dd4027",
    source: /^(lib\/.*|[a-z-]+)\.js$/,
    tests: /^test\/.*\.js$/,
    test: "node test/self.js",
    differences: [
      {
        modes: /direct$/,
        tests:
          /iterators are created in order|^open\(\) and close\(\)(, no options| in same tick)|^open\(\), close\(\) and open\(\) in same tick|^open\(\) if already opening|^close\(\) on open(ing)? event|on reopening db|^clear\(\) with .* \(deferred: true\)/,
        because:
          "They ask for the status `opening` right after calling `open()`, or call `close()` from an event of it. Natively the status " +
          "lasts for the tick that `open()` waits for the empty async function `_open`. With direct ticks such an await goes on at " +
          "once: `open()` is over before anybody can ask, or interfere.",
      },
      {
        modes: /^tests-direct$/,
        tests: /while busy with|seek\(\) throws if next\(\) has not completed|with first failed open: order is ok/,
        because:
          "They call a method while another is under way, or note the order of such calls. What keeps it under way is an async " +
          "function of the tests, `_next` or `_open`, that awaits nothing. Compiled as well, and with direct ticks, it takes no tick.",
      },
    ],
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
    name: "node-fs-extra",
    repository: "jprichardson/node-fs-extra",
    commit: "62a4e72",
    source: /^lib\/(?!.*__tests__).*\.m?js$/,
    tests: /^(lib\/.*__tests__\/.*|test)\.m?js$/,
    test: "mocha --reporter tap $(find lib -name '*.test.js')",
  },
  {
    name: "cacache",
    repository: "npm/cacache",
    commit: "6e8eb4d",
    node: 24,
    source: /^lib\/.*\.js$/,
    tests: /^test\/.*\.js$/,
    test: "tap --no-coverage --reporter=tap",
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
    name: "lint-staged",
    repository: "lint-staged/lint-staged",
    commit: "5f3b8f2",
    node: 24,
    source: /^lib\/.*\.js$/,
    tests: /^test\/.*\.js$/,
    part: "its unit tests",
    test: "vitest run --reporter=tap-flat test/unit",
    differences: [
      {
        modes: /^tests-/,
        tests: /index2\.spec\.js/,
        because:
          "Vitest moves `vi.mock` above all imports, and one that is given a compiled function needs the import of the runtime. " +
          "Nothing of a module may be used in such a function: it has to stay native.",
      },
      {
        modes: /^tests-direct$/,
        tests: /debug\.spec\.js/,
        because:
          "`vi.importActual` finds out by the stack whose file the path is relative to. With direct ticks a function that is not " +
          "compiled, and that is awaited, is called by the runtime, which stands in the stack between the two.",
      },
    ],
  },
  {
    name: "hono",
    repository: "honojs/hono",
    commit: "28a9c12",
    // Not its .tsx tests: Babel prints `(<a />).b` without the parentheses, which not every parser takes.
    source: /^src\/(?!.*\.(test|spec)\.tsx).*(?<!\.d)\.tsx?$/,
    tests: /\.(test|spec)\.ts$/,
    part: "its tests of the core, middleware and helpers",
    test:
      "vitest run --project main --coverage.enabled=false --reporter=tap-flat " +
      "src/{compose,context,hono,request}.test.ts src/{helper,middleware,validator}",
  },
  {
    name: "middy",
    repository: "middyjs/middy",
    commit: "8d4c3f5",
    node: 24,
    source: /^packages\/[^/]*\/[a-zA-Z]+\.js$/,
    tests: /^packages\/.*\.test\.js$/,
    test: "node --test --experimental-test-module-mocks --test-reporter=tap packages/*/*.test.js",
    differences: [
      {
        modes: /direct$/,
        tests: /^Should settle a bare warm invocation in an exact number of microtasks$|^middy core$/,
        because:
          "It counts the ticks of an invocation, and the second is the suite that it is in. Natively there is one for the `await` of " +
          "the async function `runRequest`, which awaits nothing here. With direct ticks it takes none, and the invocation is over " +
          "one tick earlier.",
      },
      {
        modes: /^tests-/,
        tests: /^It should reject a hand-written async (validator at setup|responseSchema validator)/,
        because:
          "A validator that is an async function is refused when it is handed over, by the name of its constructor, `AsyncFunction`. " +
          "That of a compiled function is `Function`.",
      },
    ],
  },
  {
    name: "undici",
    repository: "nodejs/undici",
    commit: "7eb7c8e",
    node: 24,
    source: /^(lib\/.*|index|index-fetch)\.js$/,
    tests: /^test\/(?!fixtures).*\.js$/,
    part: "its tests of fetch, caches and cookies",
    test:
      "node --test --test-concurrency=2 --test-timeout=60000 --test-reporter=tap " +
      "test/{cache,cache-interceptor,cookie,fetch,infra,webidl,busboy}/*.js",
    differences: [
      {
        modes: /^tests-/,
        tests: /request errors and prints trimmed stack trace/,
        because:
          "It looks in the stack of an error for the file of the function that awaits, which is compiled here. Natively that is an " +
          "`at async` line; who waits for compiled functions is in their stacks under the condition `development` only.",
      },
    ],
  },
  {
    name: "execa",
    repository: "sindresorhus/execa",
    commit: "8017b27",
    node: 24,
    source: /^(lib\/.*|index)\.js$/,
    tests: /^test\/.*\.js$/,
    part: "its tests of messages between processes",
    test: "ava --tap test/ipc/*.js",
    differences: [
      {
        modes: /direct$/,
        tests: /^strict › .* acknowledgment I\/O error$/,
        because:
          "The async function `handleStrictRequest` tells listeners of an error and returns the message, which its caller then emits. " +
          "Natively that `await` takes a tick, in which who has waited for the error stops to listen to messages. With direct ticks " +
          "the message is emitted in the same turn as the error, and is still received.",
      },
    ],
  },
  {
    name: "got",
    repository: "sindresorhus/got",
    commit: "d00d845",
    node: 24,
    source: /^source\/.*\.ts$/,
    tests: /^test\/(?!.*types).*\.ts$/,
    part: "its tests of errors, hooks, pagination, bodies, promises and retries",
    test: "NODE_OPTIONS=--import=tsx/esm ava --tap test/{error,hooks,pagination,post,promise,retry}.ts",
    differences: [
      {
        modes: /direct$/,
        tests: /promise\.json\(\) can be called before a file stream body is open/,
        because:
          "It aborts in the turn in which the request starts, whose body is refused by an async function that awaits nothing. " +
          "Natively that error takes a tick, and the abort is first. With direct ticks the error is.",
      },
      {
        modes: /./,
        tests: /the old stacktrace is recovered/,
        because:
          "It looks for `Request.flush` in the stack. The body of a compiled method is a function, there called `flush$run`.",
      },
    ],
  },
  {
    name: "fastify",
    repository: "fastify/fastify",
    commit: "83e6976",
    node: 24,
    source: /^(fastify|lib\/.*)\.js$/,
    tests: /^test\/.*\.js$/,
    part: "its tests of hooks, plugins, promises, replies and streams",
    test:
      "node --test --test-concurrency=2 --test-timeout=60000 --test-reporter=tap " +
      "test/{als,async*,close*,handler*,hooks*,inject,plugin*,promises,register,reply*,stream*,throw,wrap-thenable}.test.js",
    differences: [
      {
        modes: /^tests-/,
        tests:
          /^Register an hook \(\w+\) as route option should fail if mixing async and callback style$|^onReady throw loading error$|^registering (anonymous|named) plugin with mixed style should throw$/,
        because:
          "A hook or plugin that is an async function and takes a callback as well is refused, by the name of its constructor, " +
          "`AsyncFunction`, and its `length`. The constructor of a compiled function is `Function`.",
      },
    ],
  },
  {
    name: "umzug",
    repository: "sequelize/umzug",
    commit: "d79c19f",
    source: /^src\/.*\.ts$/,
    tests: /^test\/.*\.test\.ts$/,
    // The examples insist on the types of the source, which compiled code has no more.
    part: "all but its examples",
    test:
      "tsc -p tsconfig.lib.json --noEmitOnError false >/dev/null; " +
      "vitest run --exclude test/examples.test.ts --reporter=tap-flat",
  },
  {
    name: "graphql-js",
    repository: "graphql/graphql-js",
    commit: "a7db60b",
    source: /^src\/(?!.*__tests__).*\.ts$/,
    tests: /^src\/.*__tests__\/.*\.ts$/,
    test: "mocha --reporter tap 'src/**/__tests__/**/*-test.ts'",
  },
  {
    name: "pacote",
    repository: "npm/pacote",
    commit: "3b5c462",
    node: 24,
    source: /^lib\/.*\.js$/,
    tests: /^test\/.*\.js$/,
    test: "tap --no-coverage --reporter=tap",
  },
  {
    name: "query-core",
    repository: "TanStack/query",
    commit: "40321a0",
    source: /^src\/[^/]*\.ts$/,
    tests: /^src\/__tests__\/.*\.test\.tsx$/,
    part: "its core",
    test: "vitest run --typecheck.enabled=false --reporter=tap-flat",
  },
  {
    name: "async-mutex",
    repository: "DirtyHairy/async-mutex",
    commit: "b0bb4c5",
    source: /^src\/.*\.ts$/,
    tests: /^test\/.*\.ts$/,
    test: "TS_NODE_TRANSPILE_ONLY=1 mocha --reporter tap test/*.ts",
  },
  {
    name: "eslint",
    repository: "eslint/eslint",
    commit: "c27bc92",
    source: /^lib\/.*\.js$/,
    tests: /^tests\/lib\/(eslint\/.*|config\/.*|services\/.*)\.js$/,
    part: "its tests of the class ESLint in one thread, configurations and services",
    test: "mocha --reporter tap --timeout 60000 --grep multithread --invert tests/lib/{eslint,config,services}/*.js",
  },
  {
    name: "eleventy",
    repository: "11ty/eleventy",
    commit: "f77b4cb",
    node: 24,
    source: /^src\/.*\.js$/,
    tests: /^test\/[^/]*\.js$/,
    // They add filters and shortcodes that are async functions, which Eleventy tells by their constructor.
    testsToo: false,
    part: "its tests of data, templates, pagination and configurations",
    test: "ava --tap --timeout 60s --no-fail-fast test/{TemplateData,TemplateMap,TemplateWriter,TemplateConfig,Pagination,ComputedData,UserConfig,TemplateRenderNunjucks,TemplateCollection,TemplatePermalink,HtmlBasePlugin}Test.js",
  },
  {
    name: "stylelint",
    repository: "stylelint/stylelint",
    commit: "28cff88",
    source: /^lib\/(?!.*__tests__).*\.mjs$/,
    tests: /^lib\/.*__tests__\/.*\.test\.mjs$/,
    part: "its tests of configurations, plugins and the whole",
    test:
      "node --experimental-vm-modules node_modules/jest/bin/jest.js --json --maxWorkers=2 " +
      "'lib/__tests__/(standalone|plugins|processors|extends|postcssPlugin|getConfig|getPostcss|overrides|resolveConfig|integration|printConfig)'",
  },
];
