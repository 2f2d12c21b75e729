// Prints "N passed, N failed" over jest's JSON reports, and fails unless every step passed and
// every report is there. Usage: sum-reports.cjs <failed steps> <report>...
const fs = require('node:fs');

const [failedSteps, ...files] = process.argv.slice(2);
const reports = files
  .filter((file) => fs.existsSync(file))
  .map((file) => JSON.parse(fs.readFileSync(file, 'utf8')));
const sum = (field) => reports.reduce((total, report) => total + report[field], 0);

const brokenSuites = sum('numRuntimeErrorTestSuites');
const missing = files.length - reports.length;
const failed = sum('numFailedTests') + brokenSuites + missing;
// A step may fail with no test to blame, as the linter does: it counts as one.
const blamed = failed === 0 && Number(failedSteps) > 0 ? Number(failedSteps) : failed;
console.log(`${sum('numPassedTests')} passed, ${blamed} failed`);
process.exit(blamed === 0 ? 0 : 1);
