import fc from 'fast-check';
import type { ModelRecord } from '../../../src/hubs';
import type { ImportPlan } from '../../../src/ingest/plan';
import { aDataset, aModel, basedOn, MemoryCatalog, trainedOn } from './support';

const slugs = (catalog: MemoryCatalog) => Object.values(catalog.state().entities).map(({ slug }) => slug);

describe('reconciling a batch with the catalogue', () => {
  it('creates what is new, with stubs for what is only named', () => {
    const catalog = new MemoryCatalog();
    const { creates, origins, claims } = catalog.import([
      aModel({ ...basedOn('acme/base'), ...trainedOn('leaves') }),
    ]);
    expect(creates.map(({ slug, fields }) => [slug, fields === null])).toEqual([
      ['acme/one', false],
      ['acme/base', true],
      ['leaves', true],
    ]);
    expect(origins.map(({ isStub, revision }) => [isStub, revision.length])).toEqual([
      [false, 64],
      [true, 0],
      [true, 0],
    ]);
    expect(claims.lineage).toMatchObject([{ relation: 'FINETUNE', relationRaw: 'finetune' }]);
    expect(claims.trainings).toMatchObject([{ role: 'FINE_TUNING' }]);
  });

  it('fills a stub when its record comes, and keeps its id and slug', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel(basedOn('acme/base'))]);
    const { creates, updates } = catalog.import([aModel({ externalId: 'acme/base', summary: 'A base.' })]);
    expect(creates).toEqual([]);
    expect(updates).toMatchObject([
      { fillsStub: true, newSlug: null, fields: { values: { summary: 'A base.' } } },
    ]);
  });

  it('gives a stub a better slug when its record knows the publisher, and the old one redirects', () => {
    const catalog = new MemoryCatalog();
    catalog.import([
      aModel({ trainings: [{ dataset: { hub: 'tfds', externalId: 'leaves' }, role: 'PRETRAINING' }] }),
    ]);
    const { updates } = catalog.import([aDataset({ publisher: 'botanists' })]);
    expect(updates).toMatchObject([{ newSlug: 'botanists/leaves' }]);
  });

  it('changes nothing for a record that it has', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel(basedOn('acme/base'))]);
    const again = catalog.import([aModel(basedOn('acme/base'))]);
    expect(again).toMatchObject({ creates: [], updates: [], counters: [], origins: [], unchanged: 1 });
  });

  it('writes downloads and likes without a new origin', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ downloads: 1, likes: 1 })]);
    const { origins, counters, unchanged } = catalog.import([
      aModel({ downloads: 2, likes: 1, raw: { downloads: 2 } }),
    ]);
    expect(origins).toEqual([]);
    expect(counters).toMatchObject([{ downloads: 2, likes: 1 }]);
    expect(unchanged).toBe(0);
  });

  it('writes when downloads and likes were counted with them', () => {
    const [august, september] = ['2026-08-20T00:00:00Z', '2026-09-20T00:00:00Z'];
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ downloads: 1, countedAt: august })]);
    const same = { downloads: 1, countedAt: '2026-08-20T02:00:00+02:00' };
    expect(catalog.import([aModel(same)])).toMatchObject({ counters: [], unchanged: 1 });
    expect(catalog.import([aModel({ downloads: 1, countedAt: september })]).counters).toMatchObject([
      { downloads: 1, countedAt: september },
    ]);
    expect(catalog.import([aModel()])).toMatchObject({ counters: [], unchanged: 1 });
    expect(catalog.import([aModel({ downloads: 3 })]).counters).toMatchObject([
      { downloads: 3, countedAt: null },
    ]);
  });

  it('keeps the time of counters that it keeps', () => {
    const countedAt = '2026-08-20T00:00:00Z';
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ downloads: 1, countedAt: '2026-08-01T00:00:00Z' })]);
    catalog.import([aModel({ downloads: 2, countedAt })]);
    const sameAs = [{ hub: 'huggingface', externalId: 'acme/one' }];
    const { updates } = catalog.import([aModel({ hub: 'timm', externalId: 'one', sameAs })]);
    expect(updates).toMatchObject([{ fields: { values: { downloads: 2, countedAt } } }]);
  });

  it('keeps counters that a later record does not know', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ downloads: 5, likes: 1 })]);
    expect(catalog.import([aModel()])).toMatchObject({ counters: [], unchanged: 1 });
  });

  it('makes a new origin of a changed record, and another name for a second reading of one revision', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ revision: 'r1' })]);
    const { updates, origins } = catalog.import([aModel({ revision: 'r1', summary: 'From the card.' })]);
    expect(updates).toHaveLength(1);
    expect(origins[0]?.revision).toMatch(/^r1\+[0-9a-f]{12}$/);
  });

  it('takes an older state of a record for old where the hub tells times', () => {
    const [old, young] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'].map((updatedAt) =>
      aModel({ updatedAt }),
    );
    const catalog = new MemoryCatalog();
    catalog.import([old!]);
    catalog.import([young!]);
    expect(catalog.import([old!])).toMatchObject({ updates: [], origins: [], unchanged: 1 });
  });

  it('takes an older state back where the hub tells none', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ summary: 'one' })]);
    catalog.import([aModel({ summary: 'two' })]);
    expect(catalog.import([aModel({ summary: 'one' })]).updates).toHaveLength(1);
    expect(catalog.import([aModel({ summary: 'one' })])).toMatchObject({ updates: [], unchanged: 1 });
  });

  it('takes the newest of several records of one thing in a batch', () => {
    const old = aModel({ updatedAt: '2026-01-01T00:00:00Z', summary: 'old' });
    const young = aModel({ updatedAt: '2026-02-01T00:00:00Z', summary: 'young' });
    for (const batch of [
      [old, young],
      [young, old],
    ]) {
      const { creates } = new MemoryCatalog().import(batch);
      expect(creates).toMatchObject([{ fields: { values: { summary: 'young' } } }]);
    }
  });

  it('lets the starter catalogue and the hub both speak, so that neither takes back what the other says', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ revision: 'starter', source: 'starter', summary: 'Curated.' })]);
    expect(catalog.import([aModel({ revision: 'abc' })]).updates).toMatchObject([
      { fields: { values: { summary: 'Curated.' } } },
    ]);
  });
});

describe('slugs', () => {
  it('tells things apart that differ in case only, or have one name on two hubs', () => {
    const catalog = new MemoryCatalog();
    catalog.import([
      aModel({ externalId: 'acme/One' }),
      aModel({ externalId: 'acme/one' }),
      aModel({ hub: 'tfhub', externalId: 'acme/one/1', publisher: 'acme', name: 'one' }),
    ]);
    expect(slugs(catalog)).toEqual(['acme/One', 'acme/one@huggingface', 'acme/one@tfhub']);
  });

  it('is still unique where even the hub does not tell them apart', () => {
    const catalog = new MemoryCatalog();
    catalog.import(['acme/one', 'acme/ONE', 'acme/One'].map((externalId) => aModel({ externalId })));
    const lower = slugs(catalog).map((slug) => slug.toLowerCase());
    expect(new Set(lower).size).toBe(3);
  });

  it('is readable whatever the name', () => {
    const catalog = new MemoryCatalog();
    catalog.import([
      aDataset({ name: 'Chest X-rays (14 findings)', publisher: 'NIH Clinical Center' }),
      aDataset({ externalId: 'b', name: '../../../', publisher: '__' }),
      aDataset({ externalId: 'c', name: 'データ セット' }),
    ]);
    expect(slugs(catalog)).toEqual([
      'unnamed',
      'データ-セット',
      'NIH-Clinical-Center/chest-x-rays-14-findings',
    ]);
  });
});

describe('lineage', () => {
  it('refuses a cycle and says which', () => {
    const catalog = new MemoryCatalog();
    catalog.import([aModel({ externalId: 'acme/a', ...basedOn('acme/b') })]);
    catalog.import([aModel({ externalId: 'acme/b', ...basedOn('acme/c') })]);
    const { problems, claims } = catalog.import([
      aModel({ externalId: 'acme/c', ...basedOn('acme/a', 'acme/d') }),
    ]);
    expect(problems).toMatchObject([
      { id: 'acme/c', field: 'bases', message: 'would make acme/a its own ancestor', action: 'ignored' },
    ]);
    expect(claims.lineage.map(({ base }) => base.externalId)).toEqual(['acme/d']);
  });

  it('refuses a model as its own base', () => {
    const { problems, claims } = new MemoryCatalog().import([aModel(basedOn('acme/one'))]);
    expect(problems).toMatchObject([{ message: 'names the model itself' }]);
    expect(claims.lineage).toEqual([]);
  });
});

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
interface AcyclicRecord {
  place: number;
  bases: string[];
  trained: string[];
  month: number;
}

/**
 * Each model may have bases before it in the alphabet only, so that no order of records closes a
 * cycle.
 */
const acyclicRecord = fc.integer({ min: 0, max: NAMES.length - 1 }).chain((place) =>
  fc.record({
    place: fc.constant(place),
    bases: fc.subarray(NAMES.slice(0, place)),
    trained: fc.subarray(['x', 'y']),
    month: fc.integer({ min: 1, max: 9 }),
  }),
);
const toRecord = ({ place, bases, trained, month }: AcyclicRecord): ModelRecord =>
  aModel({
    externalId: `acme/${NAMES[place]}`,
    downloads: month,
    updatedAt: `2026-0${month}-01T00:00:00Z`,
    ...basedOn(...bases.map((name) => `acme/${name}`)),
    ...trainedOn(...trained),
  });
const distinct = fc
  .uniqueArray(acyclicRecord, { selector: ({ place }) => place })
  .map((all) => all.map(toRecord));

function importAll(catalog: MemoryCatalog, records: readonly ModelRecord[], size: number): ImportPlan[] {
  const plans: ImportPlan[] = [];
  for (let from = 0; from < records.length; from += size)
    plans.push(catalog.import(records.slice(from, from + size)));
  return plans;
}

function inBatches(records: readonly ModelRecord[], size: number): MemoryCatalog {
  const catalog = new MemoryCatalog();
  importAll(catalog, records, size);
  return catalog;
}

describe('whatever the records', () => {
  it('a second import changes nothing', () => {
    fc.assert(
      fc.property(fc.array(acyclicRecord.map(toRecord)), fc.integer({ min: 1, max: 5 }), (records, size) => {
        const catalog = new MemoryCatalog();
        importAll(catalog, records, size);
        const settled = catalog.state();
        for (const plan of importAll(catalog, records, size)) {
          expect(plan).toMatchObject({ creates: [], updates: [], counters: [], origins: [] });
        }
        expect(catalog.state()).toEqual(settled);
      }),
    );
  });

  it('neither their order nor the size of batches matters to what the catalogue holds in the end', () => {
    const shuffled = distinct.chain((records) =>
      fc.record({
        records: fc.constant(records),
        order: fc.shuffledSubarray(records, { minLength: records.length }),
        size: fc.integer({ min: 1, max: 6 }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ records, order, size }) => {
        expect(inBatches(order, size).state()).toEqual(inBatches(records, records.length || 1).state());
      }),
    );
  });

  it('lineage has no cycle', () => {
    const anyBases = fc.record({
      name: fc.constantFrom(...NAMES),
      bases: fc.subarray(NAMES),
      size: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(anyBases), fc.integer({ min: 1, max: 4 }), (all, size) => {
        const records = all.map(({ name, bases }, place) =>
          aModel({
            externalId: `acme/${name}`,
            updatedAt: new Date(Date.UTC(2026, 0, 1 + place)).toISOString(),
            ...basedOn(...bases.map((base) => `acme/${base}`)),
          }),
        );
        expect(hasCycle(inBatches(records, size).edges())).toBe(false);
      }),
    );
  });
});

function hasCycle(edges: [string, string][]): boolean {
  let left = edges;
  for (;;) {
    const children = new Set(left.map(([child]) => child));
    const rest = left.filter(([, base]) => children.has(base));
    if (rest.length === left.length) return left.length > 0;
    left = rest;
  }
}
