import fc from 'fast-check';
import { finish } from '../../../src/platform/slices';
import { BaseAt } from '../../../src/recommend/knowledge/base-at';
import { described } from '../../../src/recommend/knowledge/known-base';
import { packBases } from '../../../src/recommend/knowledge/packed-bases';
import { PackedValues } from '../../../src/recommend/knowledge/packed-columns';
import { findPossibleBases } from '../../../src/recommend/knowledge/possible-bases';
import type { BaseNow, KnownBases } from '../../../src/recommend/knowledge/known-bases';
import type { Knowledge } from '../../../src/recommend/knowledge/knowledge';
import type { BaseRow, LineageRow, TrainingRow } from '../../../src/recommend/knowledge/rows';
import { aBase, aKnowledge, aResult } from './a-knowledge';

/** Whole characters, of one byte or more, as a database gives them. */
const text = fc.string({ unit: 'binary' });
const textOrNone = fc.option(text);
const figure = fc.option(fc.maxSafeNat());

const facts: fc.Arbitrary<Partial<BaseRow>> = fc.record({
  ...{ slug: text, name: text, publisher: textOrNone, architectureName: textOrNone },
  ...{ parameterCount: figure, downloads: figure, revision: textOrNone, externalId: textOrNone },
  inputModalities: fc.subarray(['IMAGE', 'TEXT'] as const).map((some) => [...some]),
  ...{ domainIds: fc.array(fc.nat(9), { maxLength: 3 }), languages: fc.array(text, { maxLength: 2 }) },
  inputSignature: fc.option(fc.record({ name: text })),
});

const LINE: LineageRow = { childId: 1, baseId: 2, relation: 'FINETUNE', baseLicenseId: 'mit' };
const TRAINED: TrainingRow[] = [
  { modelId: 1, datasetId: 7, role: 'PRETRAINING' },
  { modelId: 1, datasetId: 8, role: 'FINE_TUNING' },
];

describe('packed bases', () => {
  it('say what was packed, field by field and as a whole', () => {
    const said = { parents: new Map(), trainings: new Map(), children: new Map() };
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), (all) => {
        const rows = all.map((some, place) => aBase(place + 1, some));
        const parts = finish(packBases(structuredClone(rows)));
        const packed = parts.flatMap((bases) =>
          Array.from(bases.ids, (_, place) => new BaseAt({ bases, said }, place)),
        );
        const columns = Object.keys(aBase(1)) as (keyof BaseRow)[];
        const fields = packed.map((base) => Object.fromEntries(columns.map((name) => [name, base[name]])));
        expect(fields).toEqual(rows);
        expect(packed.map((base) => base.unpacked())).toMatchObject(rows);
        expect(JSON.stringify(packed)).toBe(JSON.stringify(packed.map((base) => base.unpacked())));
      }),
    );
  });

  it('tell many different values apart, and one that all say', () => {
    const texts = Array.from({ length: 70_000 }, (_, place) => `text ${place}`);
    const packed = new PackedValues(texts);
    expect([0, 65_535, 65_536, 69_999].map((place) => packed.at(place))).toEqual(
      [0, 65_535, 65_536, 69_999].map((place) => texts[place]),
    );
    expect(new PackedValues(texts.map(() => null)).at(9)).toBeNull();
  });

  it('hold one object for all that say the same', () => {
    const [part] = finish(packBases([1, 2].map((id) => described(aBase(id, { tasks: ['segmentation'] })))));
    expect(part!.traits.at(0)).toBe(part!.traits.at(1));
    expect(part!.libraries.at(0)).toBe(part!.libraries.at(1));
  });

  it('tell what models were made from and trained on, which is not packed with them', () => {
    const { bases } = aKnowledge({
      bases: [aBase(1, { inputModalities: [] }), aBase(2, { inputModalities: [] })],
      lineage: [LINE],
      trainings: TRAINED,
    });
    expect(bases.get(1)).toBeInstanceOf(BaseAt);
    const { parents, pretrainingDatasetIds, fineTuningDatasetIds, children } = bases.get(1)!;
    expect({ parents, pretrainingDatasetIds, fineTuningDatasetIds, children }).toEqual({
      ...{ parents: [LINE], pretrainingDatasetIds: [7], fineTuningDatasetIds: [8], children: 0 },
    });
    expect(bases.get(2)!.children).toBe(1);
  });

  it('are unpacked where they may be recommended, or were measured', () => {
    const { bases, possibleBases, measured } = aKnowledge({
      bases: [aBase(1), aBase(2, { inputModalities: [] }), aBase(3, { inputModalities: [] })],
      results: [aResult(1, { baseId: 3 })],
    });
    expect([...bases.values()].map((base) => base instanceof BaseAt)).toEqual([false, true, false]);
    expect(possibleBases).toEqual([bases.get(1)]);
    expect(possibleBases[0]).toBe(bases.get(1));
    expect(measured.map(({ id, resultCount }) => [id, resultCount])).toEqual([[3, 1]]);
  });
});

describe('known bases', () => {
  const id = fc.integer({ min: 1, max: 40 });
  const ids = fc.uniqueArray(id, { maxLength: 20 });
  const readAgain = (some: Iterable<number>): KnownBases => {
    const inOrder = [...some].sort((a, b) => a - b);
    return aKnowledge({ bases: inOrder.map((one) => aBase(one, { inputModalities: [] })) }).bases;
  };
  const told = (bases: KnownBases) => ({
    inOrder: [...bases.values()].map((base) => JSON.stringify(base)),
    found: Array.from({ length: 42 }, (_, one) => [bases.has(one), bases.get(one)?.slug]),
    count: bases.size,
  });

  it('are, with some that are new, others or gone, what reading all of them would give', () => {
    fc.assert(
      fc.property(ids, fc.array(fc.tuple(ids, ids), { maxLength: 4 }), (first, changes) => {
        let [there, bases] = [new Set(first), readAgain(first)];
        for (const [come, go] of changes) {
          const before = told(bases);
          const added = [...readAgain(come).values()].map((base): [number, BaseNow] => [base.id, base]);
          const now = finish(
            bases.with(new Map([...added, ...go.map((one): [number, null] => [one, null])])),
          );
          expect(told(bases)).toEqual(before);
          there = new Set([...there, ...come].filter((one) => !go.includes(one)));
          expect(told(now)).toEqual(told(readAgain(there)));
          bases = now;
        }
      }),
    );
  });

  it('are one object each, whoever asks', () => {
    const bases = readAgain([1]);
    expect(bases.get(1)).toBe(bases.get(1));
  });
});

describe('bases by slug', () => {
  const find = ({ baseBySlug }: Knowledge, ...slugs: string[]) =>
    slugs.map((slug) => baseBySlug.get(slug)?.id);

  it('finds each, however many there are, and none that is not there', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 300 }), (slugs) => {
        const known = aKnowledge({ bases: slugs.map((slug, place) => aBase(place + 1, { slug })) });
        expect(find(known, ...slugs)).toEqual(slugs.map((_, place) => place + 1));
        expect(find(known, 'none/here')).toEqual([undefined]);
      }),
    );
  });

  it('follows a base that is new, gone or has another slug, and leaves the former as it was', () => {
    const before = aKnowledge({ bases: [aBase(1, { slug: 'a' }), aBase(2, { slug: 'b' })] });
    const renamed = { ...before.bases.get(1)!, slug: 'c' };
    const added = { ...before.bases.get(1)!, id: 3, slug: 'a' };
    const bases = finish(
      before.bases.with(
        new Map([
          [1, renamed],
          [2, null],
          [3, added],
        ]),
      ),
    );
    const now = { ...before, baseBySlug: finish(before.baseBySlug.with(bases, [1, 2, 3])) };
    expect(find(now, 'a', 'b', 'c')).toEqual([3, undefined, 1]);
    expect(find(before, 'a', 'b', 'c')).toEqual([1, 2, undefined]);
  });
});

describe('the possible bases', () => {
  const MOST = 500;
  const known = fc.record({
    kind: fc.constantFrom('VISION_ENCODER', 'TEXT_ENCODER', null),
    inputModalities: fc.constantFrom<BaseRow['inputModalities']>([], ['IMAGE']),
    downloads: fc.option(fc.nat(20)),
    ...{ children: fc.nat(2), resultCount: fc.constantFrom(0, 0, 0, 1) },
  });

  /** All of them in order, of which the first of each kind are taken. */
  function inOneList<
    Base extends { kind: string | null; children: number; downloads: number | null; id: number },
  >(bases: readonly Base[]): Base[] {
    const taken = new Map<string | null, number>();
    return [...bases]
      .sort((a, b) => b.children - a.children || (b.downloads ?? 0) - (a.downloads ?? 0) || a.id - b.id)
      .filter(({ kind }) => {
        taken.set(kind, (taken.get(kind) ?? 0) + 1);
        return taken.get(kind)! <= MOST;
      });
  }

  it('are those that were measured, and the first of each kind of the others', () => {
    fc.assert(
      fc.property(fc.array(known, { minLength: 1000, maxLength: 4000, size: 'max' }), (all) => {
        const bases = all.map((one, id) => ({ ...one, id }));
        const usable = bases.filter(({ inputModalities }) => inputModalities.length > 0);
        const unmeasured = inOneList(usable.filter(({ resultCount }) => resultCount === 0));
        const kinds = [...new Set(unmeasured.map(({ kind }) => kind))];
        expect(finish(findPossibleBases(bases)).map(({ id }) => id)).toEqual(
          [
            ...usable.filter(({ resultCount }) => resultCount > 0),
            ...kinds.flatMap((kind) => unmeasured.filter((base) => base.kind === kind)),
          ].map(({ id }) => id),
        );
      }),
      { numRuns: 20 },
    );
  });
});
