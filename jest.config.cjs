const { swcOptionsOf } = require('./scripts/swc-options.cjs');

const shared = {
  runtime: '<rootDir>/test/support/runtime.cjs',
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  transform: {
    '^.+\\.ts$': ['@swc/jest', swcOptionsOf('.ts')],
    '^.+\\.tsx$': ['@swc/jest', swcOptionsOf('.tsx')],
  },
  setupFiles: ['reflect-metadata'],
};
const tier = (name) => ({ ...shared, displayName: name, roots: [`<rootDir>/test/${name}`] });
const onDatabase = {
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
};

// Four tiers (docs/where.md): unit touches nothing, database uses a real migrated
// PostgreSQL, api sends real operations to the real app, contract holds the published interfaces.
module.exports = {
  testTimeout: 60_000,
  // jest would leave one core to itself, which sleeps while the workers work.
  maxWorkers: '100%',
  projects: [
    tier('unit'),
    { ...tier('database'), ...onDatabase },
    { ...tier('api'), ...onDatabase },
    { ...tier('contract'), ...onDatabase },
    // What budgets promise, on a Redis that `npm run test:redis` finds.
    ...(process.env.TEST_REDIS_URL === undefined ? [] : [tier('redis')]),
    // Pages in a real browser, which `npm run test:browser` finds.
    ...(process.env.TEST_BROWSER === undefined ? [] : [{ ...tier('browser'), ...onDatabase }]),
  ],
};
