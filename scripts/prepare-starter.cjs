// Part of `npm run build`: makes the starter catalogue as a database beside the built program, so
// that a first start copies it (docs/starter.md). What is up to date is left alone. Where it cannot
// be made the build stands all the same: a first start then loads and computes everything itself.
require('reflect-metadata');
const { prepareStarter } = require('../dist/src/app/prepared/prepare-starter');
const { createLog } = require('../dist/src/platform/log');

const begin = performance.now();
const seconds = () => `${((performance.now() - begin) / 1000).toFixed(1)} s`;
prepareStarter(createLog('error')).then(
  (isMade) => {
    const what = isMade ? 'was prepared' : 'is prepared already';
    process.stdout.write(`The starter catalogue ${what} (${seconds()}).\n`);
    process.exit(0);
  },
  (error) => {
    process.stderr.write(`The starter catalogue could not be prepared: ${error.stack ?? error}\n`);
    process.exit(0);
  },
);
