import fc from 'fast-check';
import type { ModelRecord } from '../../../../src/hubs';
import { aModel, basedOn, MemoryCatalog } from '../support';

const azure = (input: Record<string, unknown> = {}): ModelRecord =>
  aModel({
    hub: 'azure',
    externalId: 'one-v2',
    publisher: 'microsoft',
    name: 'One',
    summary: 'Said by the gallery.',
    sameAs: [{ hub: 'huggingface', externalId: 'acme/one' }],
    ...input,
  });
const hub = (input: Record<string, unknown> = {}) => aModel({ summary: 'Said by the hub.', ...input });

function importAll(...records: readonly (readonly ModelRecord[])[]): MemoryCatalog {
  const catalog = new MemoryCatalog();
  for (const batch of records) catalog.import(batch);
  return catalog;
}

describe('a model on two hubs', () => {
  const ORDERS = [
    [[hub()], [azure()]],
    [[azure()], [hub()]],
    [[azure(), hub()]],
    [[hub({ externalId: 'acme/tuned', ...basedOn('acme/one') })], [azure()], [hub()]],
  ];

  it.each(ORDERS)('is one model with two origins, whichever came first', (...batches) => {
    const { entities } = importAll(...batches).state();
    expect(entities['MODEL\nazure\none-v2 = MODEL\nhuggingface\nacme/one']).toMatchObject({
      slug: 'acme/one',
      publisher: 'acme',
      isStub: false,
      fields: { summary: 'Said by the hub.' },
    });
  });

  it('takes from the other hub what the first leaves open', () => {
    const { entities } = importAll([azure({ licenses: { weights: 'mit' } })], [hub()]).state();
    expect(Object.values(entities)).toMatchObject([
      { fields: { summary: 'Said by the hub.', weightsLicenseId: 'mit', weightsLicenseRaw: 'mit' } },
    ]);
  });

  it('becomes one when the catalogue has both already', () => {
    const catalog = importAll([hub()], [azure({ sameAs: [] })]);
    expect(Object.keys(catalog.state().entities)).toHaveLength(2);
    expect(catalog.import([azure()]).merges).toEqual([{ kind: 'MODEL', fromId: 2, intoId: 1 }]);
    expect(Object.keys(catalog.state().entities)).toHaveLength(1);
  });

  it('stays apart where the same statement was taken back by hand', () => {
    const catalog = importAll([hub()], [azure()]);
    const known = catalog.known();
    const split = new Map(known.things);
    const apart = split.get('MODEL\nazure\none-v2');
    if (apart === undefined) throw new Error('The model of the gallery is not there.');
    split.set('MODEL\nazure\none-v2', { ...apart, id: 77 });
    catalog.known = () => ({ ...known, things: split });
    expect(catalog.plan([azure({ summary: 'Another word.' })]).merges).toEqual([]);
  });

  it('is not one with what it was made from, and the report says so', () => {
    const catalog = importAll([hub({ externalId: 'acme/two', ...basedOn('acme/one') })], [hub()]);
    const { merges, problems } = catalog.import([
      hub({
        externalId: 'acme/two',
        summary: 'Changed.',
        sameAs: [{ hub: 'huggingface', externalId: 'acme/one' }],
      }),
    ]);
    expect(merges).toEqual([]);
    expect(problems).toMatchObject([
      { id: 'acme/two', field: 'sameAs', message: expect.stringContaining('its own ancestor') as string },
    ]);
  });

  it('is not its own base under its other name', () => {
    const { problems, claims } = new MemoryCatalog().import([azure(basedOn('acme/one'))]);
    expect(claims.lineage).toEqual([]);
    expect(problems).toMatchObject([{ field: 'bases', message: 'names the model itself' }]);
  });

  it('closes no circle of lineage over two hubs', () => {
    const catalog = importAll(
      [hub({ externalId: 'acme/two', ...basedOn('acme/one') })],
      [azure()],
      [hub({ externalId: 'acme/three', ...basedOn('acme/two') })],
    );
    const { problems } = catalog.import([azure({ ...basedOn('acme/three') })]);
    expect(problems).toMatchObject([{ message: 'would make acme/three its own ancestor' }]);
  });
});

/**
 * Some models, each on up to three hubs; a hub's record may name the others or not, but the first
 * record of all is named.
 */
const HUBS = ['huggingface', 'timm', 'azure'];
const onHubs = fc.integer({ min: 0, max: 3 }).chain((place) =>
  fc.record({
    place: fc.constant(place),
    hubs: fc.subarray(HUBS, { minLength: 1 }),
    bases: fc.subarray([0, 1, 2, 3].slice(0, place)),
    parameterCount: fc.option(fc.integer({ min: 1, max: 3 })),
    summary: fc.boolean(),
  }),
);
const records = fc.uniqueArray(onHubs, { selector: ({ place }) => place }).map((models) =>
  models.flatMap(({ place, hubs, bases, parameterCount, summary }) =>
    hubs.map((name) => {
      const externalId = `acme/m${place}`;
      const own = { hub: name, externalId, parameterCount: name === 'timm' ? parameterCount : 9 };
      const others = name === 'huggingface' ? [] : [{ hub: 'huggingface', externalId }];
      return aModel({
        ...own,
        summary: summary ? `Said by ${name}.` : null,
        sameAs: others,
        tags: [name],
        domains: name === 'azure' ? ['medical'] : ['science'],
        ...basedOn(...bases.map((base) => `acme/m${base}`)),
      });
    }),
  ),
);

const inBatches = (all: readonly ModelRecord[], size: number): MemoryCatalog => {
  const catalog = new MemoryCatalog();
  for (let from = 0; from < all.length; from += size) catalog.import(all.slice(from, from + size));
  return catalog;
};

describe('whatever the hubs say', () => {
  it('their order does not matter to what the catalogue holds', () => {
    const shuffled = records.chain((all) =>
      fc.record({
        all: fc.constant(all),
        order: fc.shuffledSubarray(all, { minLength: all.length }),
        size: fc.integer({ min: 1, max: 8 }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ all, order, size }) => {
        expect(inBatches(order, size).state()).toEqual(inBatches(all, all.length || 1).state());
      }),
    );
  });

  it('importing it again changes nothing', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 5 }), (all, size) => {
        const catalog = inBatches(all, size);
        for (const one of all) {
          const again = catalog.import([one]);
          expect(again).toMatchObject({ creates: [], updates: [], merges: [], origins: [], counters: [] });
        }
      }),
    );
  });
});
