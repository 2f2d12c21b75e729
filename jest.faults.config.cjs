const { projects } = require('./jest.config.cjs');

const [unit] = projects;

// Apart from `npm test`: these tests kill processes and stop servers, one after another, for minutes.
module.exports = {
  ...unit,
  displayName: 'faults',
  roots: ['<rootDir>/test/faults'],
  testTimeout: 1_800_000,
  maxWorkers: 1,
};
