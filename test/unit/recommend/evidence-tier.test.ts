import type { BaseRow, DomainRow } from '../../../src/recommend/knowledge/rows';
import { aBase, aDataset, aKnowledge, aResult, aTask, tierNames, type TestRows } from './a-knowledge';

const domain = (id: number, parentId: number | null): DomainRow => ({
  id,
  slug: `domain-${id}`,
  name: `Domain ${id}`,
  description: '',
  aliases: [],
  parentId,
});

const MEDICAL = 1;
const PATHOLOGY = 2;
const CYTOLOGY = 3;
const STREETS = 4;
const DOMAINS = [
  domain(MEDICAL, null),
  domain(PATHOLOGY, MEDICAL),
  domain(CYTOLOGY, PATHOLOGY),
  domain(STREETS, null),
];
const SLIDES = 1;
const CARS = 2;
const DETECTIONS = 3;

/** Slides of pathology and photos of streets to classify, and objects to find in streets. */
const WORLD: TestRows = {
  domains: DOMAINS,
  tasks: [aTask('image-classification'), aTask('object-detection'), aTask('depth-estimation')],
  datasets: [
    aDataset(SLIDES, { tasks: ['image-classification'], domainIds: [PATHOLOGY] }),
    aDataset(CARS, { tasks: ['image-classification'], domainIds: [STREETS] }),
    aDataset(DETECTIONS, { tasks: ['object-detection'], domainIds: [STREETS] }),
  ],
};

type Measured = readonly [base: number, dataset: number, value: number];

function tiersOf(
  asked: { task: string; domainId: number; similarity?: number },
  { bases, results }: { bases: Partial<BaseRow>[]; results: readonly Measured[] },
) {
  const knowledge = aKnowledge({
    ...WORLD,
    bases: bases.map((facts, index) => aBase(index + 1, facts)),
    results: results.map(([baseId, datasetId, value], index) =>
      aResult(index + 1, { baseId, datasetId, value }),
    ),
  });
  return tierNames(
    knowledge.bases.values(),
    {
      facts: { tasks: [asked.task] },
      modalities: ['IMAGE'],
      datasetId: null,
      languages: [],
      nearestDomains: [{ domainId: asked.domainId, similarity: asked.similarity ?? 0.8 }],
    },
    knowledge,
  );
}

const LOADABLE = { hubId: 'timm', externalId: 'net', revision: '' };
const AT_HOME = { domainIds: [PATHOLOGY], ...LOADABLE };
const GENERAL = { domainIds: [STREETS], ...LOADABLE };
/** Three specialists ahead of three others on slides, bases measured elsewhere, one nowhere. */
const FIELD = {
  bases: [...[AT_HOME, AT_HOME, AT_HOME], ...[GENERAL, GENERAL, GENERAL, GENERAL, GENERAL, GENERAL], AT_HOME],
  results: [
    [1, SLIDES, 0.9],
    [2, SLIDES, 0.8],
    [3, SLIDES, 0.7],
    [4, SLIDES, 0.3],
    [5, SLIDES, 0.2],
    [6, SLIDES, 0.1],
    [7, CARS, 0.9],
    [8, CARS, 0.8],
    [9, CARS, 0.7],
  ] satisfies Measured[],
};

describe('what speaks for a base', () => {
  it('is that it was measured on the task, else nothing of its own', () => {
    const tiers = tiersOf({ task: 'image-classification', domainId: STREETS }, FIELD);
    expect(tiers).toEqual([...Array.from({ length: 9 }, () => 'MEASURED'), 'ESTIMATED']);
  });

  it('is most that it belongs to the field and did better than half there', () => {
    const tiers = tiersOf({ task: 'image-classification', domainId: PATHOLOGY }, FIELD);
    expect(tiers.slice(0, 3)).toEqual(['SPECIALIST', 'SPECIALIST', 'SPECIALIST']);
    expect(tiers.slice(3)).toEqual([...Array.from({ length: 6 }, () => 'MEASURED'), 'ESTIMATED']);
  });

  it('is not looked for in what only shares a root with the field, as all of medicine does', () => {
    const eyes = [...DOMAINS, domain(9, MEDICAL)];
    const knowledge = aKnowledge({
      ...WORLD,
      domains: eyes,
      bases: FIELD.bases.map((facts, index) => aBase(index + 1, facts)),
      results: FIELD.results.map(([baseId, datasetId, value], index) =>
        aResult(index + 1, { baseId, datasetId, value }),
      ),
    });
    const target = {
      facts: { tasks: ['image-classification'] },
      modalities: ['IMAGE'] as const,
      datasetId: null,
      languages: [],
      nearestDomains: [{ domainId: 9, similarity: 0.8 }],
    };
    expect(tierNames(knowledge.bases.values(), target, knowledge)).not.toContain('SPECIALIST');
  });

  it('is looked for in the wider field where the narrow one has no two', () => {
    expect(tiersOf({ task: 'image-classification', domainId: CYTOLOGY }, FIELD)[0]).toBe('SPECIALIST');
  });

  it('is not that it belongs to a field that many are for, or that nobody knows how to load', () => {
    const asked = { task: 'image-classification', domainId: PATHOLOGY };
    const many = FIELD.bases.map((facts, index) => (index < 4 ? AT_HOME : facts));
    expect(tiersOf(asked, { ...FIELD, bases: many })).not.toContain('SPECIALIST');
    const unknown = FIELD.bases.map((facts, index) => (index < 2 ? { ...AT_HOME, hubId: 'github' } : facts));
    expect(tiersOf(asked, { ...FIELD, bases: unknown })).not.toContain('SPECIALIST');
  });

  it('is not that it belongs to the field where others did better', () => {
    const results = FIELD.results.map(([base, dataset, value]): Measured => [base, dataset, 1 - value]);
    const tiers = tiersOf({ task: 'image-classification', domainId: PATHOLOGY }, { ...FIELD, results });
    expect(tiers).not.toContain('SPECIALIST');
  });

  it('knows no field where nothing is near the description', () => {
    const asked = { task: 'image-classification', domainId: PATHOLOGY, similarity: 0.1 };
    expect(tiersOf(asked, FIELD)).not.toContain('SPECIALIST');
  });

  it('takes tasks of the same type where hardly any base was measured on the task, and else nothing', () => {
    const bases = [{}, {}, {}, {}];
    const results: Measured[] = [1, 2, 3].map((base) => [base, DETECTIONS, base / 10]);
    expect(tiersOf({ task: 'object-detection', domainId: STREETS }, { bases, results })).toEqual([
      'MEASURED',
      'MEASURED',
      'MEASURED',
      'ESTIMATED',
    ]);
    const other = tiersOf({ task: 'depth-estimation', domainId: STREETS }, { bases, results });
    expect(new Set(other)).toEqual(new Set(['ESTIMATED']));
    const few = tiersOf(
      { task: 'object-detection', domainId: STREETS },
      { bases, results: results.slice(0, 2) },
    );
    expect(new Set(few)).toEqual(new Set(['ESTIMATED']));
  });
});

describe('bases of other languages', () => {
  const asked = (languages: string[], modality: 'TEXT' | 'IMAGE' = 'TEXT') => {
    const known: Partial<BaseRow>[] = [
      { languages: ['en'] },
      { languages: ['en', 'de', 'tr-TR'] },
      { languages: ['multilingual'] },
      { languages: [] },
    ];
    const knowledge = aKnowledge({
      bases: known.map((facts, index) => aBase(index + 1, { inputModalities: [modality], ...facts })),
      tasks: [aTask('text-classification')],
    });
    const target = {
      facts: { tasks: ['text-classification'] },
      modalities: [modality],
      datasetId: null,
      languages,
      nearestDomains: [],
    };
    return tierNames(knowledge.bases.values(), target, knowledge);
  };

  it('come last where the description names a language; unknown and many languages do not', () => {
    expect(asked(['de'])).toEqual(['OTHER_LANGUAGE', 'ESTIMATED', 'ESTIMATED', 'ESTIMATED']);
    expect(asked(['es', 'tr', 'de'])[1]).toBe('ESTIMATED');
    expect(asked(['es', 'tr', 'ar'])[1]).toBe('OTHER_LANGUAGE');
  });

  it('are as good as others where no language is named, or the data are not in words', () => {
    expect(new Set(asked([]))).toEqual(new Set(['ESTIMATED']));
    expect(new Set(asked(['de'], 'IMAGE'))).toEqual(new Set(['ESTIMATED']));
  });
});
