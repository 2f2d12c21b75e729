import { ImportService } from '../../../src/ingest';
import { CountingEncoder } from '../../database/ingest/support';
import { openFeeds, type OpenFeeds } from '../../support/feeds';
import { insert, Rows } from '../../support/rows';
import { aFolder } from '../../unit/hubs/support';
import { GATED_SINCE, LISTED_DATASETS, LISTED_MODELS, MEASURED_MODELS } from './listed';

/** A slug that is too long for an id. */
export const LONG = `acme/${'long-name-'.repeat(15)}end`;

/** The starter catalogue with repositories of the Hub, and with what is in no listing of it. */
export async function openHub(): Promise<OpenFeeds> {
  const feeds = await openFeeds('starter', {
    ROOTSTOCK_CORS_ORIGINS: '*',
    ROOTSTOCK_TRUSTED_PROXIES: '127.0.0.1',
  });
  const { database } = feeds.app;
  const lines = (items: readonly object[]): string => items.map((item) => JSON.stringify(item)).join('\n');
  const folder = await aFolder({
    'models.jsonl': lines([...LISTED_MODELS, ...MEASURED_MODELS]),
    'later.jsonl': lines([GATED_SINCE]),
    'sets.jsonl': lines(LISTED_DATASETS),
  });
  const imports = new ImportService(database, new CountingEncoder());
  await imports.run('huggingface', `${folder}/models.jsonl`);
  await imports.run('huggingface', `${folder}/later.jsonl`);
  await imports.run('huggingface-datasets', `${folder}/sets.jsonl`);
  const rows = new Rows(database);
  const owner = await rows.publisher({ slug: 'mallory' });
  await rows.model({ slug: 'mallory/secret', publisherId: owner, visibility: 'PRIVATE' });
  const tasks = ['image-segmentation', 'object-detection'];
  await rows.model({ slug: 'mallory/two-tasks', tasks, publisherId: owner });
  await rows.model({ slug: 'mallory/twin@timm', name: '# Twin <b>', publisherId: owner });
  for (const [place, slug] of [LONG, `${LONG}-too`].entries()) {
    const base = await rows.model({ slug, publisherId: owner });
    const child = await rows.model({ slug: `mallory/of-long-${place}` });
    const ends = { childOriginId: child.originId, baseOriginId: base.originId };
    await insert(database, 'lineage', { ...ends, relation: 'FINETUNE' });
  }
  await rows.model({ slug: 'mallory/stub', status: 'STUB', publisherId: owner });
  return feeds;
}

/** Slugs of what somebody described, as a feed tells them. */
export async function describedIn(feeds: OpenFeeds, list: string): Promise<string[]> {
  const { text } = await feeds.get(`/v1/feeds/${list}.json?status=active,deprecated`);
  return (JSON.parse(text) as { items: { slug: string }[] }).items.map(({ slug }) => slug);
}

export const ids = (items: readonly Record<string, unknown>[]): string[] => items.map(({ id }) => String(id));

/** Everything that a client's list yields. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
