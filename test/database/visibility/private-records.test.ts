import { leftOutAsPrivate } from '../../../src/hubs/private-record';
import { EXPORTED_KINDS, RecordExport } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aDataset, aModel } from '../../unit/ingest/support';
import { importFrom, rowsOf } from '../ingest/support';

const SECRET = aModel({
  externalId: 'acme/secret',
  publisher: 'acme',
  private: true,
  bases: [{ base: { hub: 'huggingface', externalId: 'vault/base' }, relation: 'finetune' }],
});

const KEPT = `SELECT "problemCount" AS count, jsonb_path_query_array(problems, '$[*].record') AS records
  FROM hub WHERE id = 'huggingface'`;

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const visibilities = (): Promise<object[]> =>
  rowsOf(database, 'SELECT slug, visibility FROM model ORDER BY slug');

async function exported(includePrivate: boolean): Promise<string> {
  const options = { hubs: null, kinds: EXPORTED_KINDS, withRaw: true, includePrivate };
  let text = '';
  for await (const line of new RecordExport(database).lines(options)) text += line;
  return text;
}

describe('a private record of a hub', () => {
  it('stays private, with what only it names and its publisher', async () => {
    await importFrom(database, [SECRET]);
    expect(await visibilities()).toEqual([
      { slug: 'acme/secret', visibility: 'PRIVATE' },
      { slug: 'vault/base', visibility: 'PRIVATE' },
    ]);
    expect(await rowsOf(database, 'SELECT slug, visibility FROM publisher ORDER BY slug')).toEqual([
      { slug: 'acme', visibility: 'PRIVATE' },
      { slug: 'vault', visibility: 'PRIVATE' },
    ]);
  });

  it('hides nothing that a public record names too, before it or after', async () => {
    const open = aModel({ ...SECRET, externalId: 'acme/open', private: false });
    await importFrom(database, [SECRET]);
    await importFrom(database, [open]);
    expect(await visibilities()).toEqual([
      { slug: 'acme/open', visibility: 'PUBLIC' },
      { slug: 'acme/secret', visibility: 'PRIVATE' },
      { slug: 'vault/base', visibility: 'PUBLIC' },
    ]);
    await importFrom(database, [aModel({ ...SECRET, revision: 'next' })]);
    expect(await visibilities()).toContainEqual({ slug: 'vault/base', visibility: 'PUBLIC' });
  });

  it('hides what was public, and is shown again by people only', async () => {
    await importFrom(database, [aModel({ externalId: 'acme/secret', revision: 'one' })]);
    await importFrom(database, [aModel({ externalId: 'acme/secret', revision: 'two', private: true })]);
    expect(await visibilities()).toEqual([{ slug: 'acme/secret', visibility: 'PRIVATE' }]);
    await importFrom(database, [aModel({ externalId: 'acme/secret', revision: 'three' })]);
    expect(await visibilities()).toEqual([{ slug: 'acme/secret', visibility: 'PRIVATE' }]);
  });

  it.each([
    ['together', [['acme/secret', 'other/public']]],
    ['after it', [['other/public'], ['acme/secret']]],
    ['before it', [['acme/secret'], ['other/public']]],
  ])('never becomes one thing with a public one that comes %s', async (_, batches) => {
    const sameAs = [{ hub: 'huggingface', externalId: 'other/public' }];
    const records = new Map([
      ['acme/secret', aModel({ ...SECRET, bases: [], sameAs })],
      ['other/public', aModel({ externalId: 'other/public', name: 'Public' })],
    ]);
    for (const batch of batches)
      await importFrom(
        database,
        batch.map((id) => records.get(id) ?? SECRET),
      );
    expect(await visibilities()).toEqual([
      { slug: 'acme/secret', visibility: 'PRIVATE' },
      { slug: 'other/public', visibility: 'PUBLIC' },
    ]);
  });

  it('is named to nobody among the problems of its hub, nor counted, whether it was taken in or left out', async () => {
    const faulty = (externalId: string, isPrivate: boolean) =>
      aModel({ externalId, private: isPrivate, tasks: ['no-such-task'] });
    const { problems } = leftOutAsPrivate('huggingface', 'acme/left');
    const told = [faulty('acme/secret', true), faulty('acme/open', false), ...problems];
    const report = await importFrom(database, told);
    for (const id of ['acme/secret', 'acme/open', 'acme/left'])
      expect(report.problems).toContainEqual(expect.objectContaining({ id }));
    expect(await rowsOf(database, KEPT)).toEqual([{ count: 1, records: ['acme/open'] }]);
  });

  it('hides the problems of whatever describes it later, too', async () => {
    await importFrom(database, [SECRET, aDataset({ externalId: 'secret-leaves', private: true })]);
    const ofHidden = [
      aModel({ ...SECRET, revision: 'next', private: false, tasks: ['no-such-task'] }),
      aDataset({ externalId: 'secret-leaves', tasks: ['no-such-task'] }),
      { ...{ hub: 'huggingface', id: 'acme/secret', field: null }, message: 'is no JSON', action: 'skipped' },
    ] as const;
    await importFrom(database, [...ofHidden]);
    expect(await rowsOf(database, KEPT)).toEqual([{ count: 0, records: [] }]);
  });

  it('leaves out of the problems of a long import only what is hidden', async () => {
    const faulty = (place: number) =>
      aModel({ externalId: `acme/m${place}`, private: place % 2 === 0, tasks: ['no-such-task'] });
    const unread = { hub: 'huggingface', field: null, message: 'is no JSON', action: 'skipped' } as const;
    await importFrom(database, [
      ...Array.from({ length: 600 }, (_, place) => faulty(place)),
      ...Array.from({ length: 600 }, (_, place) => ({ ...unread, id: `line ${place}` })),
    ]);
    const [kept] = await rowsOf<{ count: number; records: string[] }>(database, KEPT);
    expect(kept?.count).toBe(900);
    expect(kept?.records).toEqual(Array.from({ length: 20 }, (_, place) => `line ${580 + place}`));
  });

  it('is exported only where that is asked for, and then as private', async () => {
    await importFrom(database, [SECRET, aModel({ externalId: 'acme/open' })]);
    const open = await exported(false);
    expect(open).toContain('acme/open');
    expect(open).not.toMatch(/secret|vault/);
    const whole = (await exported(true)).split('\n').filter((line) => line.includes('acme/secret'));
    expect(whole.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ externalId: 'acme/secret', private: true }),
    ]);
  });
});
