import { studyRecordSchema, transferResultRecordSchema, type RecordProblem } from '../../../src/hubs';
import { readApiRecord } from '../../../src/hubs/huggingface/api-record';
import { readApiDataset } from '../../../src/hubs/huggingface-datasets/dataset-record';
import { readDataset } from '../../../src/hubs/kaggle/dataset-record';
import { readInstance, readModel } from '../../../src/hubs/kaggle/model-record';
import { readClaim, readThing } from '../../../src/hubs/neutral/line';
import type { ImportReport } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aDataset, aModel, basedOn } from '../../unit/ingest/support';
import { importFrom, rowsOf } from '../ingest/support';

type Items = Parameters<typeof importFrom>[1];

const STUDY = studyRecordSchema.parse({
  kind: 'study',
  key: 'orchard',
  title: 'Orchard',
  url: 'https://hub.test',
});
const LEAVES = { hub: 'tfds', externalId: 'leaves' };
const VAULT = { hub: 'tfds', externalId: 'vault' };
const model = (externalId: string) => ({ hub: 'huggingface', externalId });

const aResult = (input: object = {}) =>
  transferResultRecordSchema.parse({
    kind: 'transferResult',
    study: 'orchard',
    base: model('acme/open'),
    target: LEAVES,
    protocol: 'LINEAR_PROBE',
    metric: 'accuracy',
    value: 0.5,
    ...input,
  });

/** Everything public, and what is hidden among it: a model, and a dataset. */
const OPEN = [
  STUDY,
  aModel({ externalId: 'acme/open' }),
  aModel({ externalId: 'acme/other' }),
  aDataset({ classes: 100 }),
];
const HIDDEN = [
  aModel({ externalId: 'acme/secret', private: true }),
  aDataset({ externalId: 'vault', classes: 100, private: true }),
];

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

async function kept(): Promise<{ count: number; records: string[]; text: string }> {
  const [row] = await rowsOf<{ count: number; records: string[]; text: string }>(
    database,
    `SELECT "problemCount" AS count, jsonb_path_query_array(problems, '$[*].record') AS records, problems::text AS text
     FROM hub WHERE id = 'huggingface'`,
  );
  return row ?? { count: -1, records: [], text: '' };
}

/** What is kept of an import into a catalogue with hidden things. */
async function keptOf(items: Items): Promise<{ report: ImportReport; count: number; records: string[] }> {
  await importFrom(database, [...OPEN, ...HIDDEN]);
  const report = await importFrom(database, items);
  const { count, records, text } = await kept();
  expect(text).not.toMatch(/secret|vault|subject|names/);
  expect(JSON.stringify(report)).not.toContain('subject');
  return { report, count, records };
}

const SECRET = { base: model('acme/secret') };

describe('problems of results', () => {
  it.each([
    ['of a hidden base', SECRET],
    ['on a hidden target', { target: VAULT }],
    ['of a hidden adapted model', { adapted: model('acme/secret') }],
  ])('%s are not kept with the hub, and are told to whoever imports', async (_, hidden) => {
    const faulty = (place: object) => [
      aResult({ ...place, value: 412 }),
      aResult({ ...place, study: 'unknown' }),
      aResult({ ...place, seed: 1 }),
      aResult({ ...place, seed: 1, value: 0.7 }),
      aResult({ ...place, scratchBaseline: 1.4, figuresBeside: [0.2, 0.9], seed: 2 }),
    ];
    const open = await keptOf([STUDY, ...faulty({})]);
    const { report, ...both } = await keptOf([STUDY, ...faulty({}), ...faulty(hidden)]);
    expect(both).toEqual({ count: open.count, records: open.records });
    expect(open.count).toBeGreaterThan(2);
    expect(report.skipped + report.ignored).toBe(2 * (open.report.skipped + open.report.ignored));
  });

  it('of one unknown metric are as many as are on what everybody sees, and named by one of them', async () => {
    const unknown = (input: object) => aResult({ metric: 'zorkscore', ...input });
    const hidden = [SECRET, { target: VAULT }].map(unknown);
    const open = [{}, { base: model('acme/other') }].map(unknown);
    const { report, ...both } = await keptOf([STUDY, ...hidden, ...open]);
    expect(both).toEqual({ count: 2, records: ['acme/open on leaves'] });
    expect(report.problems).toEqual([expect.objectContaining({ id: 'acme/secret on leaves', count: 4 })]);
    expect(await keptOf([STUDY, ...hidden])).toMatchObject({ count: 0, records: [] });
  });

  it('that look wrong beside others are kept for what everybody sees', async () => {
    const columns = Array.from({ length: 10 }, (_, seed) => ({ recipe: `r${seed}` }));
    const twins = (base: string) =>
      columns.map((column, place) => aResult({ base: model(base), value: 0.6 + place / 100, ...column }));
    const failed = (place: object) => [
      ...['a', 'b', 'c', 'd'].map((id, at) =>
        aResult({ base: model(`acme/${id}`), value: 0.8 + at / 100, ...place }),
      ),
      aResult({ base: model('acme/e'), value: 0.01, ...place }),
    ];
    const bases = ['acme/open', 'acme/other', 'acme/secret'];
    const { report, records } = await keptOf([
      STUDY,
      ...bases.flatMap(twins),
      ...failed({}),
      ...failed({ target: VAULT }),
    ]);
    expect(report.problems.map(({ id }) => id).sort()).toEqual(
      ['acme/e on leaves', 'acme/e on vault', 'acme/open', 'acme/open', 'acme/other'].sort(),
    );
    expect(records.sort()).toEqual(['acme/e on leaves', 'acme/open']);
  });
});

describe('problems of what everybody sees', () => {
  it('are not kept where they name what is hidden', async () => {
    const evaluation = (dataset: object) => [
      { dataset, metric: 'zorkscore', value: 1 },
      { dataset, metric: 'accuracy', value: 0.4, study: 'unknown' },
    ];
    const evaluations = [...evaluation(LEAVES), ...evaluation(VAULT)];
    const sameAs = [model('acme/secret')];
    const { report, ...both } = await keptOf([
      aModel({ externalId: 'acme/open', revision: 'two', evaluations, sameAs }),
    ]);
    expect(report.problems).toHaveLength(5);
    expect(both).toEqual({ count: 2, records: ['acme/open', 'acme/open'] });
  });

  it('are not kept where a circle would close through what is hidden', async () => {
    await importFrom(database, [
      aModel({ externalId: 'acme/top', ...basedOn('acme/secret-way') }),
      aModel({ externalId: 'acme/secret-way', private: true, ...basedOn('acme/open') }),
      aModel({ externalId: 'acme/child', ...basedOn('acme/other') }),
    ]);
    const { report, ...both } = await keptOf([
      aModel({ externalId: 'acme/open', revision: 'two', ...basedOn('acme/top') }),
      aModel({ externalId: 'acme/other', revision: 'two', ...basedOn('acme/child') }),
    ]);
    expect(report.problems.map(({ id }) => id).sort()).toEqual(['acme/open', 'acme/other']);
    expect(both).toEqual({ count: 1, records: ['acme/other'] });
  });
});

const CONTEXT = { place: 'line 1', home: 'huggingface', includePrivate: true, hubs: new Map() };

describe('problems of a record that its hub says is private', () => {
  const cases: [string, { record: unknown; problems: readonly RecordProblem[] }][] = [
    ['a model of the Hub', readApiRecord({ id: 'a b', private: true }, 'p', CONTEXT)],
    ['one that is left out', readApiRecord({ id: 'a b', private: true }, 'p')],
    ['a dataset of the Hub', readApiDataset({ id: 'a b', private: true }, 'p', CONTEXT)],
    ['a model of Kaggle', readModel({ slug: 'a b', isPrivate: true }, 'p', CONTEXT)],
    ['a dataset of Kaggle', readDataset({ id: 'a b', isPrivate: 'true' }, 'p', CONTEXT)],
    [
      'an instance on Kaggle',
      readInstance({ ownerSlug: 'acme', modelSlug: 'm', instanceSlug: 'x' }, 'p', {
        ...CONTEXT,
        privateModels: new Set(['acme/m']),
      }),
    ],
    ['a neutral line', readThing('model', { externalId: 'acme/lost', name: 7, private: true }, CONTEXT)],
    [
      'a neutral dataset',
      readThing('dataset', { externalId: 'acme/lost', name: {}, private: 'yes' }, CONTEXT),
    ],
  ];

  it.each(cases)('are not kept where nothing of it can be taken in: %s', async (_, { record, problems }) => {
    expect(record).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    const report = await importFrom(database, [aModel(), ...problems]);
    expect(report.problems).toHaveLength(problems.length);
    expect(JSON.stringify(report)).not.toMatch(/subject|isPrivate"/);
    expect(await kept()).toMatchObject({ count: 0, records: [] });
  });

  it('are not kept where its hub is unknown', async () => {
    const report = await importFrom(database, [aModel({ hub: 'nowhere', private: true })]);
    expect(report.problems).toHaveLength(1);
    expect(await kept()).toMatchObject({ count: 0, records: [] });
  });
});

it('problems of neutral lines are known by what the lines are about', async () => {
  const thing = (externalId: string) =>
    readThing('model', { externalId, name: 'A', revision: 'two', colour: 'red' }, CONTEXT);
  const claim = (base: string, more: object) =>
    readClaim('transferResult', { ...aResult(), base: { externalId: base }, ...more }, CONTEXT);
  const problemsOn = (id: string) => [
    ...thing(id).problems,
    ...claim(id, { colour: 'red' }).problems,
    ...claim(id, { value: 'much' }).problems,
  ];
  const { report, count } = await keptOf([...problemsOn('acme/secret'), ...problemsOn('acme/open')]);
  expect(report.problems).toHaveLength(6);
  expect(count).toBe(3);
});
