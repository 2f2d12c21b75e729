import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { createRecommendation } from '../../../src/recommend/create-recommendation';
import { KnowledgeRepository } from '../../../src/recommend/knowledge/knowledge.repository';
import { KnowledgeReader } from '../../../src/recommend/knowledge/knowledge-reader';
import { KnowledgeService } from '../../../src/recommend/knowledge/knowledge.service';
import { SnapshotReader, type SnapshotFitting } from '../../../src/recommend/knowledge/snapshot-reader';
import { VectorRepository } from '../../../src/recommend/knowledge/vector.repository';
import { VectorService } from '../../../src/recommend/knowledge/vector.service';
import type { RecommendQuestion } from '../../../src/recommend/question/question';
import { TransferScorer } from '../../../src/scoring';
import { runFit } from '../../../src/recommend/fitting/run-fit';
import { PATIENCE } from '../../support/clock';
import { insert, Rows } from '../../support/rows';

interface Known {
  id: number;
  originId: number;
}

/**
 * A catalogue small enough to reason about: medical and street images, and reviews, measured on
 * image and text bases.
 */
export interface SmallCatalogue {
  bases: Record<
    'resnet' | 'vit' | 'convnext' | 'unlicensed' | 'unmeasured' | 'bert' | 'roberta' | 'distil',
    Known
  >;
  datasets: Record<'xray' | 'skin' | 'cars' | 'imagenet' | 'reviews' | 'tweets', Known>;
  domains: Record<'medical' | 'radiology' | 'dermatology' | 'cars' | 'reviews', number>;
  studyId: number;
}

export const PNEUMONIA: RecommendQuestion = { target: { description: 'classify pneumonia in chest x-rays' } };

const IMAGE = { inputModalities: ['IMAGE'], outputModalities: [], tasks: ['image-classification'] };
const TEXT = { inputModalities: ['TEXT'], outputModalities: [], tasks: ['text-classification'] };

export async function writeSmallCatalogue(database: Database): Promise<SmallCatalogue> {
  const rows = new Rows(database);
  await writeTaxonomy(database);
  const domains = await writeDomains(rows);
  const bases = await writeBases(rows);
  const datasets = await writeDatasets(rows, database, domains);
  const studyId = await rows.study({ key: 'study', title: 'A study', url: 'https://example.org/study' });
  await writeResults(rows, { bases, datasets, studyId });
  await insert(database, 'training', {
    modelOriginId: bases.resnet.originId,
    datasetOriginId: datasets.imagenet.originId,
    role: 'PRETRAINING',
  });
  return { bases, datasets, domains, studyId };
}

async function writeTaxonomy(database: Database): Promise<void> {
  const task = { aliases: '{}', inputModalities: '{IMAGE}', outputModalities: '{}' };
  await insert(database, 'task', { ...task, id: 'image-classification', name: 'Image Classification' });
  await insert(database, 'task', {
    ...task,
    id: 'text-classification',
    name: 'Text Classification',
    aliases: '{sentiment analysis}',
    inputModalities: '{TEXT}',
  });
  const free = { commercialUse: 'YES', derivatives: 'YES', redistribution: 'YES', copyleft: 'NO' };
  await insert(database, 'license', { id: 'mit', name: 'MIT License', ...free });
  await insert(database, 'license', { id: 'nc', name: 'Non-commercial', ...free, commercialUse: 'NO' });
  await insert(database, 'metric', { id: 'accuracy', name: 'Accuracy', direction: 'HIGHER' });
}

async function writeDomains(rows: Rows): Promise<SmallCatalogue['domains']> {
  const medical = await rows.domain({
    slug: 'medical',
    name: 'Medicine',
    description: 'Images and texts of patients and diagnoses.',
  });
  const radiology = await rows.domain({
    slug: 'medical/radiology',
    name: 'Radiology',
    parentId: medical,
    aliases: ['chest x-rays', 'ct scans'],
    description: 'Chest x-rays and other radiographs with findings such as pneumonia.',
  });
  const dermatology = await rows.domain({
    slug: 'medical/dermatology',
    name: 'Dermatology',
    parentId: medical,
    aliases: ['melanoma', 'moles'],
    description: 'Photographs of skin lesions.',
  });
  const cars = await rows.domain({
    slug: 'cars',
    name: 'Cars',
    description: 'Photos of cars: make and model of vehicles.',
    aliases: ['vehicles'],
  });
  const reviews = await rows.domain({
    slug: 'reviews',
    name: 'Reviews',
    aliases: ['product reviews'],
    description: 'Texts in which customers say what they think of products and movies.',
  });
  return { medical, radiology, dermatology, cars, reviews };
}

async function writeBases(rows: Rows): Promise<SmallCatalogue['bases']> {
  const base = (slug: string, facts: object, licence: string | null = 'mit') =>
    rows.model({ slug: `lab/${slug}`, name: slug, weightsLicenseId: licence, ...facts });
  return {
    resnet: await base('resnet', { ...IMAGE, architectureFamily: 'resnet', parameterCount: 25_000_000 }),
    vit: await base('vit', { ...IMAGE, architectureFamily: 'vit', parameterCount: 86_000_000 }),
    convnext: await base(
      'convnext',
      { ...IMAGE, architectureFamily: 'convnext', parameterCount: 88_000_000 },
      'nc',
    ),
    unlicensed: await base('unlicensed', { ...IMAGE, architectureFamily: 'resnet' }, null),
    unmeasured: await base('unmeasured', {
      ...IMAGE,
      architectureFamily: 'resnet',
      parameterCount: 11_000_000,
    }),
    bert: await base('bert', { ...TEXT, architectureFamily: 'bert', parameterCount: 110_000_000 }),
    roberta: await base('roberta', { ...TEXT, architectureFamily: 'roberta', parameterCount: 125_000_000 }),
    distil: await base('distil', { ...TEXT, architectureFamily: 'bert', parameterCount: 66_000_000 }),
  };
}

async function writeDatasets(
  rows: Rows,
  database: Database,
  domains: SmallCatalogue['domains'],
): Promise<SmallCatalogue['datasets']> {
  const dataset = async (slug: string, domainId: number | null, facts: object) => {
    const known = await rows.dataset({ slug, name: slug, ...facts });
    if (domainId !== null) await insert(database, 'dataset_domain', { datasetId: known.id, domainId });
    return known;
  };
  const image = { modalities: ['IMAGE'], tasks: ['image-classification'] };
  const text = { modalities: ['TEXT'], tasks: ['text-classification'] };
  return {
    xray: await dataset('xray', domains.radiology, {
      ...image,
      summary: 'Chest x-rays with pneumonia or none.',
    }),
    skin: await dataset('skin', domains.dermatology, { ...image, summary: 'Photos of moles and melanoma.' }),
    cars: await dataset('cars', domains.cars, {
      ...image,
      summary: 'Photos of 196 makes of cars.',
      classes: 196,
    }),
    imagenet: await dataset('imagenet', null, {
      ...image,
      summary: 'Photos of a thousand kinds of objects.',
    }),
    reviews: await dataset('reviews', domains.reviews, { ...text, summary: 'Product reviews with stars.' }),
    tweets: await dataset('tweets', null, { ...text, summary: 'Tweets with sentiment.' }),
  };
}

/** Values by dataset, in the order of the bases named beside them. */
async function writeResults(
  rows: Rows,
  { bases, datasets, studyId }: Pick<SmallCatalogue, 'bases' | 'datasets' | 'studyId'>,
): Promise<void> {
  const images = [bases.resnet, bases.vit, bases.convnext, bases.unlicensed];
  const texts = [bases.bert, bases.roberta, bases.distil];
  const tables: Array<[Known, Known[], number[]]> = [
    [datasets.xray, images, [0.9, 0.8, 0.85, 0.6]],
    [datasets.skin, images, [0.88, 0.81, 0.8, 0.62]],
    [datasets.cars, images, [0.6, 0.9, 0.92, 0.5]],
    // The resnet was trained on it: its value must not count.
    [datasets.imagenet, images, [0.99, 0.8, 0.82, 0.5]],
    [datasets.reviews, texts, [0.9, 0.93, 0.87]],
    [datasets.tweets, texts, [0.7, 0.75, 0.66]],
  ];
  for (const [target, measured, values] of tables) {
    for (const [index, base] of measured.entries()) {
      await rows.result({
        studyId,
        baseOriginId: base.originId,
        targetOriginId: target.originId,
        metricId: 'accuracy',
        value: values[index],
        trainingExamples: 1000,
        scratchBaseline: target === datasets.xray ? 0.5 : null,
      });
    }
  }
}

/**
 * The feature on a database of its own, on the backend that gives the same figures everywhere.
 *
 * @param patience milliseconds for which a question waits for what changed before it
 */
export async function recommendationOn(database: Database, patience = PATIENCE) {
  const backend = await loadTensorBackend('cpu');
  const encoder = createEncoder(backend);
  const parts = { database, encoder, backend, log: createLog('silent'), patience };
  // A worker would need the built files.
  return createRecommendation(parts, { fit: (task) => Promise.resolve(runFit(task)) });
}

/** What answers stand on, with fits as the test says. */
export async function knowledgeOn(database: Database, fitting: SnapshotFitting) {
  const backend = await loadTensorBackend('cpu');
  const encoder = createEncoder(backend);
  const vectors = new VectorService(encoder, new VectorRepository(database));
  const repository = new KnowledgeRepository(database, encoder);
  const reader = new SnapshotReader(
    new KnowledgeReader(repository, vectors),
    fitting,
    backend,
    ({ evidence, encoder: { blocks } }) => TransferScorer.create(evidence, blocks),
  );
  return new KnowledgeService(repository, reader, vectors, { log: createLog('silent'), patience: PATIENCE });
}
