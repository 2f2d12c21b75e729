import fs from 'node:fs';
import path from 'node:path';
import { openTestApp, type TestApp } from '../support/app';

const FILE = path.join(__dirname, '../../README.md');
const EXAMPLE = /(<!-- example -->\s+```graphql\n)([\s\S]*?)(```\s+```json\n)([\s\S]*?)(```)/g;

/** Figures as the README prints them; what is beyond depends on the TensorFlow backend. */
const rounded = (value: unknown): unknown => {
  // JSON knows no negative zero.
  if (typeof value === 'number') return Number(value.toFixed(2)) + 0;
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]));
};

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ stage: 'starter' });
});
afterAll(() => app.close());

it('answers the examples of the README as the README says', async () => {
  let readme = fs.readFileSync(FILE, 'utf8');
  const examples = [...readme.matchAll(EXAMPLE)];
  expect(examples).toHaveLength(3);
  for (const [whole, before = '', query = '', between = '', shown = '', after = ''] of examples) {
    const answered = await app.query(query);
    const data = rounded(answered.data);
    expect(answered.errors).toBeUndefined();
    // UPDATE_README=1 writes the answers instead of comparing them.
    if (process.env.UPDATE_README === '1') {
      const answer = `${JSON.stringify({ data }, null, 2)}\n`;
      readme = readme.replace(whole, () => before + query + between + answer + after);
    } else expect({ data }).toEqual(JSON.parse(shown));
  }
  if (process.env.UPDATE_README === '1') fs.writeFileSync(FILE, readme);
});
