// What the starter catalogue has, beside what it is to have: `npm run starter:check`. Ends with
// code 1 where something is missing.
import Table from 'cli-table3';
import { readStarterData } from '../src/ingest/starter/starter-data';
import { coverageOf, LARGEST_SHARE } from './starter/coverage';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

const { figures, largestShare } = coverageOf(readStarterData());
const table = new Table({
  head: ['', 'has', 'is to have'],
  colAligns: ['left', 'right', 'right'],
  style: { head: [], border: [], compact: true },
});
for (const { name, count, wanted } of figures)
  table.push([name, count.toLocaleString('en'), wanted === null ? '' : wanted.toLocaleString('en')]);
table.push(['largest study', percent(largestShare), `at most ${percent(LARGEST_SHARE)}`]);
process.stdout.write(`${table.toString()}\n`);
const missing = figures.filter(({ count, wanted }) => count < (wanted ?? 0)).map(({ name }) => name);
if (largestShare > LARGEST_SHARE) missing.push('largest study');
if (missing.length > 0) {
  process.stdout.write(`Not there yet: ${missing.join(', ')}.\n`);
  process.exitCode = 1;
}
