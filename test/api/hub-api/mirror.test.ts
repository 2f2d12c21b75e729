import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogDigest } from '../../../scripts/catalog-digest';
import { HuggingFaceHub } from '../../../src/hubs';
import { HuggingFaceDatasetsHub } from '../../../src/hubs/huggingface-datasets/huggingface-datasets.hub';
import { ImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { CountingEncoder } from '../../database/ingest/support';
import { openTestDatabase } from '../../support/database';
import { openFeeds, type OpenFeeds } from '../../support/feeds';
import { insert, Rows } from '../../support/rows';
import { aFolder } from '../../unit/hubs/support';
import { LISTED_DATASETS, LISTED_MODELS, TABLE_OF_ELSEWHERE } from './listed';

let feeds: OpenFeeds;
let mirror: Database;
let folder: string;
beforeAll(async () => {
  feeds = await openFeeds('taxonomies');
  const lines = (items: readonly object[]): string => items.map((item) => JSON.stringify(item)).join('\n');
  folder = await aFolder({ 'results/results-imagenet.csv': TABLE_OF_ELSEWHERE });
  const take = async (hub: string, source: string) => {
    const report = await new ImportService(feeds.app.database, new CountingEncoder()).run(hub, source);
    expect(report).toMatchObject({ failure: null, skipped: 0 });
  };
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(path.join(folder, name), text);
    return path.join(folder, name);
  };
  await take('huggingface', await file('models.jsonl', lines(LISTED_MODELS)));
  await take('huggingface-datasets', await file('datasets.jsonl', lines(LISTED_DATASETS)));
  mirror = await openTestDatabase({ stage: 'taxonomies' });
}, 120_000);
afterAll(async () => {
  await mirror.close();
  await feeds.close();
});

/** What a catalogue says; words of hubs that mean the same make other digests of records. */
async function linesOf(database: Database): Promise<string[]> {
  const lines: string[] = [];
  await catalogDigest(database, (part, line) => {
    if (part !== 'origins') lines.push(`${part} ${line}`);
    else {
      const [key, hub, id, revision, url, , facts] = JSON.parse(line) as unknown[];
      lines.push(`${part} ${JSON.stringify([key, hub, id, revision, url, facts])}`);
    }
  });
  return lines.sort();
}

/** Reads the catalogue by its importers for Hugging Face, as `HF_ENDPOINT=…/hf` has them do. */
async function mirrored(): Promise<readonly object[]> {
  const settings = { huggingFaceEndpoint: `${feeds.url}/hf` };
  const reports = [];
  for (const hub of [new HuggingFaceHub(settings), new HuggingFaceDatasetsHub(settings)]) {
    const source = hub.address(null, { author: null, filters: [] });
    reports.push(await new ImportService(mirror, new CountingEncoder(), [hub]).run(hub.id, source));
  }
  for (const report of reports) expect(report).toMatchObject({ failure: null, skipped: 0 });
  return reports;
}

/** Has others than the Hub speak of a model, its base and its data more often than is read. */
async function saidByOthersSince(): Promise<void> {
  const { database } = feeds.app;
  const rows = new Rows(database);
  const idOf = async (table: string, slug: string): Promise<number> => {
    const found = await database.query<{ id: number }>({
      ...{ label: 'test_id', text: `SELECT id FROM ${table} WHERE slug = $1`, values: [slug] },
    });
    return found[0]!.id;
  };
  const model = await idOf('model', 'acme/leaves-resnet');
  const base = await idOf('model', 'Timm-Group/resnet50.a1_in1k');
  const datasetId = await idOf('dataset', 'acme/leaves');
  for (let times = 0; times < 12; times += 1) {
    await rows.modelOrigin(base, { isCurrent: times % 2 === 0 });
    const own = await rows.modelOrigin(model, { isCurrent: times % 2 === 0 });
    await insert(database, 'model_version', { originId: own, name: `later-${times}` });
    const originId = await rows.origin({ kind: 'DATASET' });
    await insert(database, 'dataset_origin', { originId, datasetId });
  }
}

it('says the same as the catalogue that it was read from, and nothing of what that has from elsewhere', async () => {
  const before = await linesOf(feeds.app.database);
  const [models, datasets] = await mirrored();
  expect([models, datasets]).toMatchObject([
    { read: LISTED_MODELS.length, problems: [] },
    { read: LISTED_DATASETS.length, problems: [] },
  ]);
  expect(await linesOf(mirror)).toEqual(before);

  const timm = await new ImportService(feeds.app.database, new CountingEncoder()).run('timm', folder);
  expect(timm).toMatchObject({ failure: null, skipped: 0 });
  await new Rows(feeds.app.database).model({ slug: 'acme/secret', visibility: 'PRIVATE' });
  await saidByOthersSince();
  expect((await mirrored())[0]).toMatchObject({
    ...{ read: LISTED_MODELS.length + 1, unchanged: LISTED_MODELS.length, created: 0 },
    problems: [
      {
        field: 'rootstock.hub',
        action: 'leftOut',
        message: 'is not of Hugging Face: that catalogue has it from timm',
      },
    ],
  });
  expect(await linesOf(mirror)).toEqual(before);
});
