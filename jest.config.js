/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: process.env.BABEL ? "<rootDir>/test/support/babel-environment.cjs" : "node",
  // Jest leaves one core free; a machine of two has no other work while its tests run.
  maxWorkers: "100%",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // A test that hangs fails; one on a busy machine does not.
  testTimeout: 120_000,
  // Tests see the sources, so that they need no build.
  moduleNameMapper: {
    "^babel-plugin-coroutine$": "<rootDir>/babel-plugin/src/index.ts",
    "^coroutine-runtime$": "<rootDir>/runtime/src/index.ts",
    "^coroutine-runtime/contract$": "<rootDir>/runtime/src/contract.ts",
    // Sources import each other by the name the file will have ("./frame.js").
    "^(\\.{1,2}/.*)\\.js$": ["$1.ts", "$1.js"],
  },
  transform: {
    "\\.ts$": [
      "babel-jest",
      {
        // Never the root babel.config.js: it loads the plugin under test.
        configFile: false,
        babelrc: false,
        presets: [
          ["@babel/preset-env", { targets: { node: "current" } }],
          ["@babel/preset-typescript", { allowDeclareFields: true }],
        ],
      },
    ],
  },
};
