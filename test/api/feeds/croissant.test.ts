import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readDescription, datasetsIn } from '../../../src/hubs/croissant/description';
import type { PlainObject } from '../../../src/hubs/plain-json';
import { ImportService } from '../../../src/ingest';
import { CountingEncoder } from '../../database/ingest/support';
import { ADMIN_TOKEN } from '../../support/app';
import { openFeeds, type OpenFeeds } from '../../support/feeds';
import { Rows } from '../../support/rows';
import { aFolder } from '../../unit/hubs/support';
import { faultsOf } from '../../unit/croissant/mlcroissant';
import { LISTED_DATASETS } from '../hub-api/listed';

const ADVICE =
  'Where it is at the Hugging Face Hub, "rootstock import huggingface-datasets" reads what the Hub knows.';

/** The record that the page about Croissant has its reader import. */
const recordOfThePage = (): { id: string; createdAt: string } => {
  const page = readFileSync(path.join(__dirname, '../../../docs/integrations/croissant.md'), 'utf8');
  const [, written = ''] = /^echo '(.+)' > leaves\.jsonl$/m.exec(page) ?? [];
  return JSON.parse(written) as { id: string; createdAt: string };
};

let feeds: OpenFeeds;
beforeAll(async () => {
  feeds = await openFeeds('taxonomies');
  const [leaves, ...others] = LISTED_DATASETS;
  const later = [
    { ...leaves, createdAt: '2023-05-06T07:08:09.000Z' },
    { ...leaves, id: 'acme/older' },
    { ...leaves, id: 'acme/unchanged', createdAt: '2023-05-06T07:08:09.000Z', lastModified: undefined },
    { ...recordOfThePage(), id: 'page/leaves' },
    { ...leaves, id: 'acme/gone', createdAt: '2023-05-06T07:08:09.000Z' },
  ];
  const lines = [...later, ...others].map((item) => JSON.stringify(item)).join('\n');
  const folder = await aFolder({ 'sets.jsonl': lines });
  await new ImportService(feeds.app.database, new CountingEncoder()).run(
    'huggingface-datasets',
    `${folder}/sets.jsonl`,
  );
  await feeds.app.database.query({
    label: 'test',
    text: `UPDATE dataset SET status = 'REMOVED' WHERE slug = 'acme/gone'`,
  });
  await new Rows(feeds.app.database).dataset({
    slug: 'acme/secret',
    visibility: 'PRIVATE',
    summary: 'Secret.',
  });
});
afterAll(() => feeds.close());

const get = (slug: string, headers: Record<string, string> = {}, method = 'GET') =>
  feeds.get(`/v1/datasets/${slug}/croissant.json`, { headers, method });
const messageOf = (text: string): string =>
  (JSON.parse(text) as { errors: { message: string }[] }).errors[0]?.message ?? '';

it('describes a dataset with all facts that Croissant 1.1 requires, its repository at the Hub as its files', async () => {
  const { status, headers, text } = await get('acme/leaves');
  expect([status, headers.get('content-type')]).toEqual([200, 'application/ld+json; charset=utf-8']);
  const document = JSON.parse(text) as PlainObject;
  expect(document).toEqual({
    '@context': expect.objectContaining({
      // As mlcroissant knows a dataset, and every example of 1.1 has it.
      '@vocab': 'https://schema.org/',
      sc: 'https://schema.org/',
      conformsTo: 'dct:conformsTo',
    }) as object,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: 'leaves',
    description: 'Leaves of forty trees.',
    license: expect.stringMatching(/^https?:\/\/.*by.4\.0/i) as string,
    url: 'https://huggingface.co/datasets/acme/leaves',
    creator: { '@type': 'Organization', name: 'acme' },
    datePublished: '2023-05-06',
    dateModified: '2024-06-01',
    keywords: ['botany', 'size_categories:1K<n<10K'],
    inLanguage: ['en'],
    sameAs: `${feeds.url}/datasets/acme/leaves`,
    distribution: [
      expect.objectContaining({ contentUrl: 'https://huggingface.co/datasets/acme/leaves' }) as object,
    ],
  });
  expect([...faultsOf(document)]).toEqual([]);
  // Our own reader takes it for the dataset of the Hub.
  const [found] = datasetsIn(document);
  expect(found && readDescription(found, 'test').record).toMatchObject({
    name: 'leaves',
    createdAt: '2023-05-06T00:00:00Z',
    sameAs: [{ externalId: 'acme/leaves' }],
  });
});

it('describes what its page has its reader import', async () => {
  const { status, text } = await get('page/leaves');
  expect(status).toBe(200);
  const document = JSON.parse(text) as PlainObject;
  expect(document).toMatchObject({ datePublished: recordOfThePage().createdAt.slice(0, 10) });
  expect([...faultsOf(document)]).toEqual([]);
});

it('says what is missing where it cannot', async () => {
  const { status, text } = await get('acme/pairs');
  expect([status, messageOf(text)]).toEqual([
    404,
    `Croissant asks for what is not known of it: description (its summary), license (one with an address). ${ADVICE}`,
  ]);
  const nothing = await get('acme/none');
  expect([nothing.status, messageOf(nothing.text)]).toEqual([404, 'There is no dataset acme/none.']);
});

it('takes no time of the catalogue, and none that the Hub gives whatever is older, for one of the dataset', async () => {
  const { status, text } = await get('acme/older');
  expect([status, messageOf(text)]).toEqual([
    404,
    `Croissant asks for what is not known of it: datePublished (when its hub published it). ${ADVICE}`,
  ]);
  const unchanged = await get('acme/unchanged');
  expect(unchanged.status).toBe(200);
  expect(JSON.parse(unchanged.text)).not.toHaveProperty('dateModified');
  const page = await feeds.get('/datasets/acme/unchanged', { headers: { accept: 'text/html' } });
  expect(page.text).not.toContain('dateModified');
});

it('describes nothing that was removed where it was published', async () => {
  const { status, text } = await get('acme/gone');
  expect([status, messageOf(text)]).toEqual([404, expect.stringContaining('it was removed') as string]);
});

it('is for whoever may see the dataset, and sent once', async () => {
  expect(messageOf((await get('acme/secret')).text)).toBe('There is no dataset acme/secret.');
  const told = messageOf((await get('acme/secret', { authorization: `Bearer ${ADMIN_TOKEN}` })).text);
  expect(told).toContain('datePublished (when its hub published it)');
  const { headers } = await get('acme/leaves');
  expect((await get('acme/leaves', { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
  expect((await get('acme/leaves', {}, 'POST')).status).toBe(405);
  expect((await feeds.get('/v1/datasets/acme/leaves')).status).toBe(404);
});

it('is linked where it is to be had', async () => {
  const pageOf = async (slug: string) =>
    (await feeds.get(`/datasets/${slug}`, { headers: { accept: 'text/html' } })).text;
  expect(await pageOf('acme/leaves')).toContain('href="/v1/datasets/acme/leaves/croissant.json"');
  for (const slug of ['acme/pairs', 'acme/gone']) expect(await pageOf(slug)).not.toContain('croissant.json');
});
