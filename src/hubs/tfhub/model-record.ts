import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import { unique } from '../plain-json';
import { modelRecordSchema, type ModelRecord, type Reference } from '../records';
import { settle, type Settled } from '../settle';
import type { Card, CardKind } from './card';
import { idOf, isConversion, type CardIndex } from './card-index';
import known from './data/datasets.json';
import { TF_HUB, TF_HUB_ADDRESS } from './tfhub-id';
import type { Vocabulary } from './vocabulary';

/** The library that runs what a card is about. */
const LIBRARIES: Record<CardKind, string[]> = {
  Module: ['tensorflow-hub'],
  Placeholder: [],
  Lite: ['litert'],
  Coral: ['litert'],
  Tfjs: ['tfjs'],
  Collection: [],
  Publisher: [],
};
/** What the hub's validator asks for. */
const REQUIRED: Partial<Record<CardKind, string[]>> = {
  Module: ['asset-path', 'fine-tunable', 'format', 'task'],
  Lite: ['asset-path', 'parent-model'],
  Tfjs: ['asset-path', 'parent-model'],
  Coral: ['asset-path', 'parent-model'],
};
const KEYS = new Set([
  'asset-path',
  'colab',
  'dataset',
  'demo',
  'fine-tunable',
  'format',
  'interactive-visualizer',
  'language',
  'license',
  'network-architecture',
  'parent-model',
  'task',
]);
/** Words of the vocabulary for a model whose dataset the hub has no word for. */
const NO_DATASET = new Set(['multiple', 'other']);
const DATASETS = new Map(
  Object.entries(known).map(([id, references]) => [
    id,
    references.map(([hub = '', externalId = '']) => ({ hub, externalId })),
  ]),
);

/** Whether a word of the dataset vocabulary is this hub's own name for it, known under no other. */
export const isOwnDataset = (id: string): boolean => !NO_DATASET.has(id) && !DATASETS.has(id);

/** A card's model; what a conversion leaves open comes from the model that it was made from. */
export function readModelCard(card: Card, index: CardIndex, vocabulary: Vocabulary): Settled<ModelRecord> {
  const id = idOf(card);
  const findings = new Findings(TF_HUB, id);
  reportFaults(card, findings);
  const [publisher = ''] = id.split('/');
  const parent = isConversion(card) ? index.parentOf(card) : null;
  if (parent !== null && parent.card === null)
    findings.ignore(
      'parent-model',
      withFound('names no card, so that nothing comes from it', quoted(parent.handle)),
    );
  // `other` stands for an architecture that the vocabulary has no word for.
  const architecture = index.inherited(card, 'network-architecture').find((word) => word !== 'other') ?? null;
  const candidate = {
    kind: 'model',
    hub: TF_HUB,
    externalId: id,
    revision: null,
    parts: partsOf(card, index),
    url: `${TF_HUB_ADDRESS}/${id}`,
    publisher,
    name: id.slice(publisher.length + 1),
    summary: card.description,
    licenses: { weights: index.inherited(card, 'license').join(', ') || null },
    languages: unique(index.inherited(card, 'language')),
    tags: tagsOf(card, index.collectionsOf(id)),
    tasks: unique(index.inherited(card, 'task')),
    libraries: LIBRARIES[card.kind],
    architectureName:
      architecture === null ? null : (vocabulary.architectures.get(architecture) ?? architecture),
    architectureFamily: architecture,
    trainings: trainingsOf(unique(index.inherited(card, 'dataset')), findings),
    bases:
      parent === null ? [] : [{ base: { hub: TF_HUB, externalId: parent.handle }, relation: 'converted' }],
    artifacts: artifactsOf(card),
    raw: {
      kind: card.kind,
      handle: card.handle,
      publisherName: index.publisherName(publisher),
      metadata: Object.fromEntries(card.metadata),
    },
  };
  return settle(modelRecordSchema, candidate, findings);
}

/** What other cards say of a model, which are there where the hub is read whole. */
function partsOf(card: Card, index: CardIndex): string[] {
  const parent = isConversion(card) ? (index.parentOf(card)?.card ?? null) : null;
  return [
    ...(parent === null ? [] : ['parent']),
    ...(index.collectionsOf(idOf(card)).length > 0 ? ['collections'] : []),
  ];
}

function reportFaults(card: Card, findings: Findings): void {
  for (const key of card.metadata.keys()) if (!KEYS.has(key)) findings.ignore(key, 'is no field of a card');
  for (const key of REQUIRED[card.kind] ?? [])
    if (!card.metadata.has(key)) findings.ignore(key, 'is missing');
  const fineTunable = card.metadata.get('fine-tunable')?.[0];
  if (fineTunable !== undefined && !/^(?:true|false)$/i.test(fineTunable))
    findings.ignore('fine-tunable', withFound('is neither true nor false', quoted(fineTunable)));
}

function tagsOf(card: Card, collections: readonly string[]): string[] {
  const isFineTunable = card.metadata.get('fine-tunable')?.[0]?.toLowerCase() === 'true';
  return [
    ...(isFineTunable ? ['fine-tunable'] : []),
    ...(card.metadata.get('format') ?? []).map((format) => `format:${format}`),
    ...collections.map((handle) => `collection:${handle}`),
  ];
}

/** A module is published for use elsewhere: what it was trained on is what its user starts from. */
function trainingsOf(words: readonly string[], findings: Findings) {
  const found = new Map<string, Reference>();
  for (const word of words) {
    if (NO_DATASET.has(word)) findings.ignore('dataset', withFound('names no dataset', quoted(word)));
    else
      for (const dataset of DATASETS.get(word) ?? [{ hub: TF_HUB, externalId: word }])
        found.set(`${dataset.hub} ${dataset.externalId}`, dataset);
  }
  return [...found.values()].map((dataset) => ({ dataset, role: 'PRETRAINING' as const }));
}

/** `legacy` and `internal` stand where the files lay in the hub's own storage. */
function artifactsOf(card: Card) {
  const paths = (card.metadata.get('asset-path') ?? []).filter((uri) => /^https?:\/\//i.test(uri));
  const [format = null] = card.metadata.get('format') ?? [];
  const formats: Partial<Record<CardKind, string>> = { Lite: 'tflite', Coral: 'tflite', Tfjs: 'tfjs' };
  return paths.map((uri) => ({ uri, format: formats[card.kind] ?? format, sizeBytes: null, sha256: null }));
}
