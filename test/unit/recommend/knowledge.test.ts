import { wordsKey } from '../../../src/recommend/candidates/base-groups';
import { basesIn } from '../../../src/recommend/candidates/base-pool';
import { candidatesFor } from '../../../src/recommend/candidates/candidates';
import type { LineageRow } from '../../../src/recommend/knowledge/rows';
import { aBase, aDataset, aKnowledge, aResult, aTask } from './a-knowledge';
import { finish } from '../../../src/platform/slices';

describe('what is known', () => {
  it('ranks a result only beside results of the same study, split, size, protocol and metric', () => {
    const { results } = aKnowledge({
      bases: [aBase(1), aBase(2), aBase(3)],
      results: [
        aResult(1, { baseId: 1, value: 0.9 }),
        aResult(2, { baseId: 2, value: 0.8 }),
        aResult(3, { baseId: 3, value: 0.8 }),
        aResult(4, { baseId: 2, value: 0.99, studyId: 2 }),
        aResult(5, { baseId: 2, value: 0.99, trainingExamples: 10 }),
        aResult(6, { baseId: 2, value: 0.99, recipe: 'full training set' }),
      ],
    });
    expect([1, 2, 3].map((id) => results.get(id)?.beaten)).toEqual([1, 0.25, 0.25]);
    expect([4, 5, 6].map((id) => results.get(id)?.beaten)).toEqual([null, null, null]);
  });

  it('takes the lower value for the better one where the metric says so', () => {
    const { results } = aKnowledge({
      results: [
        aResult(1, { direction: 'LOWER', value: 0.1 }),
        aResult(2, { baseId: 2, direction: 'LOWER', value: 0.2 }),
      ],
    });
    expect(results.get(1)?.beaten).toBe(1);
  });

  it('tells what each result says, as it was said, where texts of a group are those of another', () => {
    const said = [
      aResult(1, { split: null, recipe: 'a b', scratchBaseline: 0 }),
      aResult(2, { split: '', recipe: 'a b', baseId: 2 }),
      aResult(3, { split: null, recipe: 'a', trainingExamples: 7, value: -0.25 }),
      aResult(4, { split: null, recipe: 'a b', baseId: 3, direction: 'LOWER' }),
    ];
    const { results } = aKnowledge({ results: said });
    const told = [...results.values()].map((result) =>
      Object.fromEntries(Object.keys(said[0]!).map((name) => [name, Reflect.get(result, name) as unknown])),
    );
    expect(told).toEqual(said);
    expect([results.size, results.has(4), results.has(5), results.get(0)]).toEqual([
      ...[4, true, false, undefined],
    ]);
    expect(results.get(2)?.group).toBe(results.get(1)?.group);
    expect(results.countedOf(2).map(({ id }) => id)).toEqual([2]);
    expect(results.countedOf(9)).toEqual([]);
    expect(() => aKnowledge({ results: [aResult(2), aResult(1)] })).toThrow(RangeError);
  });

  it('tells lists of words apart, whatever the words hold', () => {
    const lists = [['a\nb', 'c'], ['a', 'b\nc'], ['a\nb\nc'], []];
    const { bases } = aKnowledge({
      bases: lists.map((libraries, place) => aBase(place + 1, { libraries, languages: libraries })),
    });
    const known = [...bases.values()];
    expect(known.map(({ libraries }) => libraries)).toEqual(lists);
    expect(known.map(({ languages }) => languages)).toEqual(lists);
    expect(new Set(known.map(({ libraries }) => wordsKey(libraries))).size).toBe(lists.length);
  });

  it('excludes results on training data, and of heads that were trained for the classes', () => {
    const { bases, results } = aKnowledge({
      bases: [aBase(1), aBase(2, { inputModalities: ['IMAGE', 'TEXT'] })],
      datasets: [aDataset(1), aDataset(2, { tasks: ['image-classification'] })],
      trainings: [{ modelId: 1, datasetId: 1, role: 'PRETRAINING' }],
      results: [
        aResult(1),
        aResult(2, { datasetId: 2, protocol: 'ZERO_SHOT' }),
        aResult(3, { datasetId: 2, protocol: 'LINEAR_PROBE' }),
        aResult(4, { baseId: 2, datasetId: 2, protocol: 'ZERO_SHOT' }),
      ],
    });
    expect(results.excludedOf(1).map(({ id, excluded }) => [id, excluded])).toEqual([
      [1, 'TRAINED_ON_TARGET'],
      [2, 'TRAINED_FOR_CLASSES'],
    ]);
    expect(results.countedOf(1).map(({ id }) => id)).toEqual([3]);
    expect(results.countedOf(2).map(({ id }) => id)).toEqual([4]);
    expect([1, 2].map((id) => bases.get(id))).toMatchObject([
      { resultCount: 1, excludedCount: 2 },
      { resultCount: 1, excludedCount: 0 },
    ]);
  });

  it('excludes results on data that an ancestor was trained on, but not on that of a component', () => {
    const made = (childId: number, baseId: number, relation: LineageRow['relation']) => ({
      childId,
      baseId,
      relation,
      baseLicenseId: null,
    });
    const { results } = aKnowledge({
      bases: [1, 2, 3, 4, 5].map((id) => aBase(id)),
      trainings: [{ modelId: 1, datasetId: 1, role: 'PRETRAINING' }],
      lineage: [
        made(2, 1, 'FINETUNE'),
        made(3, 2, 'QUANTIZED'),
        made(4, 1, 'COMPONENT'),
        // A circle between what hubs say must not keep anybody waiting.
        made(5, 3, 'MERGE'),
        made(3, 5, 'DISTILLED'),
      ],
      results: [2, 3, 4, 5].map((id) => aResult(id, { baseId: id })),
    });
    expect([2, 3, 4, 5].map((id) => results.excludedOf(id)[0]?.excluded ?? null)).toEqual([
      'TRAINED_ON_TARGET',
      'TRAINED_ON_TARGET',
      null,
      'TRAINED_ON_TARGET',
    ]);
  });

  it('finds tasks by id, name and alias, in any spelling', () => {
    const task = aTask('image-classification', { name: 'Image Classification', aliases: ['photo tagging'] });
    const { taskByName } = aKnowledge({ tasks: [task] });
    expect(['image-classification', 'photo-tagging'].map((name) => taskByName.get(name)?.id)).toEqual([
      'image-classification',
      'image-classification',
    ]);
  });
});

describe('candidates', () => {
  const slugs = (rows: Parameters<typeof aKnowledge>[0]) =>
    aKnowledge(rows).possibleBases.map(({ id }) => id);

  it('are all models whose input is known, fine-tuned ones too: measured first, then the most built on', () => {
    const lineage = [{ childId: 2, baseId: 3, relation: 'FINETUNE' as const, baseLicenseId: null }];
    const bases = [aBase(1), aBase(2), aBase(3), aBase(4), aBase(5, { inputModalities: [] })];
    expect(slugs({ bases, lineage, results: [aResult(1, { baseId: 4 })] })).toEqual([4, 3, 1, 2]);
  });

  it('are so many of each kind at most, so that one kind does not crowd out another', () => {
    const many = Array.from({ length: 600 }, (_, index) => aBase(index + 1, { kind: 'TEXT_DECODER' }));
    const ids = slugs({ bases: [...many, aBase(601, { kind: 'DETECTOR' }), aBase(602, { kind: null })] });
    expect(ids).toHaveLength(502);
    expect(ids).toEqual(expect.arrayContaining([601, 602]));
  });

  it('take every kind of input that the target has, unless they were measured on it', () => {
    const knowledge = aKnowledge({
      bases: [aBase(1), aBase(2, { inputModalities: ['IMAGE', 'TEXT'] }), aBase(3)],
      results: [aResult(1, { baseId: 3, datasetId: 7 })],
    });
    const target = { modalities: ['IMAGE', 'TEXT'] as const, datasetId: 7, facts: {} };
    const { bases } = finish(candidatesFor([...knowledge.bases.values()], target, knowledge));
    expect(basesIn(bases).map(({ id }) => id)).toEqual([2, 3]);
  });
});
