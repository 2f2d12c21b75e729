import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { coverageOf, LARGEST_SHARE } from '../../../scripts/starter/coverage';
import { knownHubs } from '../../../src/hubs';
import {
  datasetRecordSchema,
  modelRecordSchema,
  type ModelRecord,
  type Reference,
} from '../../../src/hubs/records';
import { readStarterData } from '../../../src/ingest/starter/starter-data';
import { normalWord } from '../../../src/ingest/taxonomy/words';

const ingest = path.join(__dirname, '../../../src/ingest');
const readText = (file: string): string => readFileSync(path.join(ingest, file), 'utf8');
const readList = <T extends z.ZodType>(file: string, item: T): z.infer<T>[] =>
  z.array(item).parse(JSON.parse(readText(file)));
/** Items of all files of a folder of the starter. */
const readFolder = <T extends z.ZodType>(folder: string, item: T): z.infer<T>[] =>
  readdirSync(path.join(ingest, 'starter/data', folder)).flatMap((name) =>
    readList(`starter/data/${folder}/${name}`, item),
  );

const words = z.array(z.string().trim().min(1));
const domainSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
  name: z.string().min(1),
  description: z.string().min(1),
  aliases: words.min(3).max(12),
});
const modality = z.enum([
  'IMAGE',
  'TEXT',
  'AUDIO',
  'VIDEO',
  'TABULAR',
  'TIME_SERIES',
  'GRAPH',
  'MOLECULE',
  'POINT_CLOUD',
]);
const taskSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().min(1),
  aliases: words,
  inputModalities: z.array(modality),
  outputModalities: z.array(modality),
});
const permission = z.enum(['YES', 'NO', 'UNKNOWN']);
const licenseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9.+-]+$/),
  spdxId: z.string().nullable(),
  name: z.string().min(1),
  url: z.url().nullable(),
  commercialUse: permission,
  derivatives: permission,
  redistribution: permission,
  copyleft: permission,
  attribution: permission,
  aliases: words,
  source: z.string().min(1),
});
const librarySchema = z.strictObject({ id: z.string(), name: z.string(), url: z.url(), aliases: words });
const metricSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  direction: z.enum(['HIGHER', 'LOWER']),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  unit: z.string().nullable(),
  chance: z.literal('ONE_IN_CLASSES').optional(),
  share: z.strictObject({ least: z.number(), most: z.number(), family: z.string().optional() }).optional(),
  aliases: words,
  source: z.url().optional(),
});
const hubSchema = z.strictObject({ id: z.string(), name: z.string(), url: z.url().nullable() });

const domains = readFolder('domains', domainSchema);
const tasks = readList('taxonomy/data/tasks.json', taskSchema);
const licenses = readList('taxonomy/data/licenses.json', licenseSchema);
const libraries = readList('taxonomy/data/libraries.json', librarySchema);
const metrics = readList('taxonomy/data/metrics.json', metricSchema);
const hubs = z.array(hubSchema).parse(knownHubs().map(({ id, name, url }) => ({ id, name, url })));
const models = readFolder('models', modelRecordSchema);
const datasets = readFolder('datasets', datasetRecordSchema);

const { studies, results } = readStarterData();

const keyOf = (reference: Reference): string => `${reference.hub}:${reference.externalId}`;
const modelByKey = new Map(models.map((model) => [keyOf(model), model]));
const datasetByKey = new Map(datasets.map((dataset) => [keyOf(dataset), dataset]));
const repeated = (keys: readonly string[]): string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index);
const claimsOf = (item: { id: string; name: string; aliases: string[] }): string[] => [
  ...new Set([item.id, item.name, ...item.aliases].map(normalWord)),
];

/** Records that name each other as the same thing are one dataset, whichever id a fact uses. */
const datasetOf = (reference: Reference): string => {
  const key = keyOf(reference);
  const [same] = datasetByKey.get(key)?.sameAs ?? [];
  return same === undefined ? key : keyOf(same);
};

/** Datasets that a base has seen itself or through what it was made from. */
function trainedOn(model: ModelRecord, seen: ReadonlySet<string> = new Set()): Set<string> {
  const datasetsSeen = new Set(model.trainings.map((training) => datasetOf(training.dataset)));
  for (const { base } of model.bases) {
    const parent = modelByKey.get(keyOf(base));
    if (parent === undefined || seen.has(keyOf(base))) continue;
    for (const key of trainedOn(parent, new Set([...seen, keyOf(model)]))) datasetsSeen.add(key);
  }
  return datasetsSeen;
}

describe('starter domains', () => {
  it('are a tree: each parent is an entry', () => {
    const slugs = new Set(domains.map((domain) => domain.slug));
    const orphans = domains.filter(
      ({ slug }) => slug.includes('/') && !slugs.has(slug.slice(0, slug.lastIndexOf('/'))),
    );
    expect(orphans).toEqual([]);
    expect(domains.length).toBeGreaterThanOrEqual(120);
  });

  it('have unique slugs, and no name, last word of a slug or alias is claimed twice', () => {
    expect(repeated(domains.map((domain) => domain.slug))).toEqual([]);
    const claims = domains.flatMap(({ slug, name, aliases }) =>
      claimsOf({ id: slug, name, aliases: [slug.slice(slug.lastIndexOf('/') + 1), ...aliases] }),
    );
    expect(repeated(claims)).toEqual([]);
  });
});

describe('taxonomies', () => {
  it.each([
    ['tasks', tasks],
    ['licences', licenses],
    ['libraries', libraries],
    ['metrics', metrics],
  ])('%s claim no word twice', (_name, items) => {
    expect(repeated(items.flatMap(claimsOf))).toEqual([]);
  });

  it('name each hub once', () => {
    expect(repeated(hubs.map((hub) => hub.id))).toEqual([]);
  });

  it('know the retired names of tasks', () => {
    const claims = new Set(tasks.flatMap(claimsOf));
    for (const retired of ['text2text-generation', 'conversational', 'structured-data-classification']) {
      expect(claims).toContain(retired);
    }
  });
});

describe('starter records', () => {
  it('hold enough of each kind', () => {
    expect(models.length).toBeGreaterThanOrEqual(60);
    expect(datasets.length).toBeGreaterThanOrEqual(70);
    expect(repeated(models.map(keyOf))).toEqual([]);
    expect(repeated(datasets.map(keyOf))).toEqual([]);
    expect(repeated(studies.map((study) => study.key))).toEqual([]);
  });

  it('refer only to what the catalogue holds', () => {
    const hubIds = new Set(hubs.map((hub) => hub.id));
    const missing = [
      ...[...models, ...datasets].filter((item) => !hubIds.has(item.hub)).map(keyOf),
      ...models
        .flatMap((model) => model.bases.map(({ base }) => base))
        .filter((base) => !modelByKey.has(keyOf(base))),
      ...models
        .flatMap((model) => [
          ...model.trainings.map(({ dataset }) => dataset),
          ...model.evaluations.flatMap(({ dataset }) => dataset ?? []),
        ])
        .filter((dataset) => !datasetByKey.has(keyOf(dataset))),
    ];
    expect(missing).toEqual([]);
  });

  it('use words that the taxonomies know', () => {
    const taskIds = new Set(tasks.map((task) => task.id));
    const domainSlugs = new Set(domains.map((domain) => domain.slug));
    const libraryIds = new Set(libraries.map((library) => library.id));
    const unknown = [
      ...[...models, ...datasets].flatMap((item) => item.tasks.filter((task) => !taskIds.has(task))),
      ...datasets.flatMap((dataset) => dataset.domains.filter((domain) => !domainSlugs.has(domain))),
      ...models.flatMap((model) => model.libraries.filter((library) => !libraryIds.has(library))),
    ];
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('state of each study where it is published, its licence and its citation', () => {
    const bare = studies.filter(({ citation, url, license }) => [citation, url, license].includes(null));
    expect(bare).toEqual([]);
  });
});

describe('starter results', () => {
  it('resolve to studies, bases and targets of the catalogue', () => {
    const studyKeys = new Set(studies.map((study) => study.key));
    const unresolved = results.filter(
      (result) =>
        !studyKeys.has(result.study) ||
        !modelByKey.has(keyOf(result.base)) ||
        !datasetByKey.has(keyOf(result.target)),
    );
    expect(unresolved).toEqual([]);
  });

  it('cover every kind of job, and come from no study for more than a third', () => {
    const { figures, largestShare } = coverageOf({ things: [...datasets, ...models], results });
    const lacking = figures.filter(({ count, wanted }) => count < (wanted ?? 0));
    expect(lacking).toEqual([]);
    expect(largestShare).toBeLessThanOrEqual(LARGEST_SHARE);
  });

  it('are each stated once', () => {
    const keys = results.map((result) =>
      [
        result.study,
        keyOf(result.base),
        keyOf(result.target),
        result.split,
        result.protocol,
        result.metric,
        result.trainingExamples,
        result.recipe,
        result.seed,
      ].join('|'),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('hold no figure of a base on data that it was trained on', () => {
    const leaks = results.filter(({ base, target }) => {
      const model = modelByKey.get(keyOf(base));
      return model !== undefined && trainedOn(model).has(datasetOf(target));
    });
    expect(leaks).toEqual([]);
  });

  it('agree with their target on the size of its training set', () => {
    // VTAB joins training and validation images for its full setting.
    const differing = results.filter(
      ({ study, protocol, target, trainingExamples }) =>
        study !== 'vtab2019' &&
        protocol === 'FINE_TUNE' &&
        trainingExamples !== null &&
        trainingExamples !== datasetByKey.get(keyOf(target))?.trainingExamples,
    );
    expect(differing).toEqual([]);
  });

  it('lie in the range of their metric', () => {
    const metricById = new Map(metrics.map((metric) => [metric.id, metric]));
    const outside = [...results, ...models.flatMap((model) => model.evaluations)].filter(
      ({ metric, value }) => {
        const range = metricById.get(metric);
        return (
          range === undefined || value < (range.minimum ?? -Infinity) || value > (range.maximum ?? Infinity)
        );
      },
    );
    expect(outside).toEqual([]);
  });
});
