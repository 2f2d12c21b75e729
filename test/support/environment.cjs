// The realm of the worker itself for every test file (runtime.cjs says why). What jest and tests
// change on the process is put back after each.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class SharedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: config.projectConfig,
      global: globalThis,
    });
    this.before = { exit: process.exit, env: { ...process.env } };
  }

  async teardown() {
    const { exit, env } = this.before;
    process.exit = exit;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    await super.teardown();
  }
};
