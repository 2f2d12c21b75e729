import { HuggingFaceHub } from '../../../src/hubs';
import { LiveImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { CountingEncoder } from '../ingest/support';

const SOURCE = 'https://hub.test/api/models?limit=400';
const PAGES = 4;
const PER_PAGE = 400;

const idsOf = (page: number): string[] =>
  Array.from({ length: PER_PAGE }, (_, place) => `acme/m${page}-${place}`);

let database: Database;
let asked: string[];
let failing: string | null;

/** A hub with 1,600 models; the page whose address is `failing` is refused for good. */
const get = (url: string): Promise<Response> => {
  const page = Number(new URL(url).searchParams.get('cursor') ?? 0);
  asked.push(String(page));
  if (failing === String(page)) return Promise.resolve(new Response('no', { status: 410 }));
  const link = { link: `<${SOURCE}&cursor=${page + 1}>; rel="next"` };
  const body = JSON.stringify(idsOf(page).map((id) => ({ id })));
  return Promise.resolve(new Response(body, { headers: page + 1 < PAGES ? link : {} }));
};
const anImport = () =>
  new LiveImportService(database, new CountingEncoder(), [new HuggingFaceHub({}, { get })]);
const syncs = () =>
  database.query<{ cursor: string | null; isComplete: boolean }>({
    label: 'test_syncs',
    text: `SELECT cursor, "completedAt" IS NOT NULL AS "isComplete" FROM hub_sync`,
  });

beforeAll(async () => {
  database = await openTestDatabase({ stage: 'taxonomies' });
});
afterAll(() => database.close());
beforeEach(async () => {
  asked = [];
  failing = null;
  await database.query({ label: 'test_forget', text: 'DELETE FROM hub_sync' });
});

it('goes on with the first page that is not in, and forgets the cursor at the end', async () => {
  failing = '3';
  const first = await anImport().run('huggingface', SOURCE);
  // A batch of 500 went in at 1,000 records: page 2 is begun, not done.
  expect(first).toMatchObject({ read: 1000, failure: expect.stringContaining('410') as string });
  expect(await syncs()).toEqual([{ cursor: `${SOURCE}&cursor=2`, isComplete: false }]);

  failing = null;
  asked = [];
  const onResume = jest.fn();
  const second = await anImport().run('huggingface', SOURCE, { onResume });
  expect(asked).toEqual(['2', '3']);
  expect(onResume).toHaveBeenCalledTimes(1);
  expect(second).toMatchObject({ read: 800, created: 600, unchanged: 200, failure: null });
  expect(await syncs()).toEqual([{ cursor: null, isComplete: true }]);
});

it('begins anew when the last import ended, or its cursor is old', async () => {
  await anImport().run('huggingface', SOURCE);
  asked = [];
  await anImport().run('huggingface', SOURCE, { limit: 10 });
  expect(asked).toEqual(['0']);
  await database.query({
    label: 'test_age',
    text: `UPDATE hub_sync SET cursor = '${SOURCE}&cursor=3', "cursorAt" = now() - interval '8 days'`,
  });
  asked = [];
  await anImport().run('huggingface', SOURCE);
  expect(asked).toEqual(['0', '1', '2', '3']);
});

it('keeps no cursor of a dry run', async () => {
  failing = '2';
  await anImport().run('huggingface', SOURCE, { dryRun: true });
  expect(await syncs()).toEqual([]);
});

it('goes on after it was stopped on request', async () => {
  const stopping = new AbortController();
  const report = await anImport().run('huggingface', SOURCE, {
    signal: stopping.signal,
    onProgress: () => stopping.abort(),
  });
  expect(report.interrupted).toBe(true);
  expect(await syncs()).toEqual([{ cursor: `${SOURCE}&cursor=1`, isComplete: false }]);
});
