// Before any test on a database: makes what each test file's own is a copy of.
require('../../scripts/swc-hook.cjs');
require('reflect-metadata');
const { makeTemplates } = require('./server.ts');
const { makeSnapshots } = require('./snapshots.ts');

// Each project of a run sets up; the first does it for all.
module.exports = async () => {
  const { TEST_DATABASE_URL: url, TEST_TEMPLATES: templates, TEST_SNAPSHOTS: snapshots } = process.env;
  if (url === undefined) return snapshots ?? makeSnapshots();
  return templates ?? makeTemplates(url);
};
