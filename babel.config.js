// The plugin as a user would set it up. Only test/smoke.test.ts reads this file.
module.exports = {
  presets: [["@babel/preset-env", { targets: { node: "current" } }], "@babel/preset-typescript"],
  plugins: ["babel-plugin-coroutine"],
};
