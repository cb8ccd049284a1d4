/** Tests run in a realm of their own, whose `require` is Jest's: another Babel comes from outside. */

const { createRequire } = require("node:module");
const { join } = require("node:path");
const { TestEnvironment } = require("jest-environment-node");

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.babel = createRequire(join(process.env.BABEL, "package.json"))("@babel/core");
  }
};
