import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { isOwnedId, reference } from '../huggingface/repository-id';
import { asList, itemsIn, objectOf, own, textOf, textsIn, unique, type PlainObject } from '../plain-json';
import type { Reference } from '../records';
import { wellKnownDataset } from '../well-known-datasets';
import { assetReference } from './asset';
import words from './data/words.json';

const TASKS = new Map(Object.entries(words.tasks));
const MODALITIES = new Map(Object.entries(words.modalities));

/**
 * What a registry says of a model: today in `system_metadata`, formerly in `tags`, whose names
 * differ.
 */
export interface Stated {
  readonly metadata: PlainObject;
  readonly tags: PlainObject;
  readonly properties: PlainObject;
}

export const statedIn = (raw: PlainObject): Stated => ({
  metadata: objectOf(own(raw, 'system_metadata')),
  tags: objectOf(own(raw, 'tags')),
  properties: objectOf(own(raw, 'properties')),
});

/** The first text under any of `names`. */
export const textIn = ({ metadata, tags, properties }: Stated, ...names: string[]): string | null =>
  textOf(own(metadata, ...names)) ?? textOf(own(tags, ...names)) ?? textOf(own(properties, ...names));

/** A list, which tags write with commas. */
export const wordsIn = ({ metadata, tags }: Stated, ...names: string[]): string[] =>
  unique(
    [own(metadata, ...names), own(tags, ...names)]
      .flatMap(asList)
      .flatMap((item) => (textOf(item) ?? '').split(/\s*,\s*/))
      .filter((word) => word !== ''),
  );

/** Tasks that a model does as it is; those that it can be tuned for are none of them. */
export function tasksOf({ metadata, tags }: Stated): string[] {
  const stated = textsIn(own(objectOf(own(metadata, 'tasks')), 'inferenceTasks'));
  const words = stated.length > 0 ? stated : textsIn(own(tags, 'task'));
  return unique(words.map((word) => TASKS.get(word.toLowerCase()) ?? word));
}

/** Kinds of data, without those that the catalogue has no word for, such as `embeddings`. */
export const modalitiesOf = (stated: Stated, ...names: string[]): string[] =>
  wordsIn(stated, ...names).flatMap((word) => MODALITIES.get(word.toLowerCase()) ?? []);

const HUGGING_FACE_ID = ['huggingFaceModelId', 'huggingface_model_id', 'hiddenlayerHuggingFaceModelId'];
const normal = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The model on Hugging Face that an entry packages. Some entries name another one by mistake
 * (`roberta-large` says `bert-base-cased`): it counts where the names agree.
 */
export function sameOnHuggingFace(name: string, stated: Stated, findings: Findings): Reference[] {
  const written = textIn(stated, ...HUGGING_FACE_ID);
  if (written === null) return [];
  const found = reference('model', written);
  const names = [found?.externalId ?? '', written].flatMap((id) => [id, id.slice(id.lastIndexOf('/') + 1)]);
  if (found !== null && names.some((one) => normal(one) === normal(name))) return [found];
  findings.ignore('huggingFaceModelId', withFound('is not called as the entry is', quoted(written)));
  return [];
}

/** What an entry of Foundry Local was made from, and how: other weights, or another format. */
export function parentsOf(raw: PlainObject, findings: Findings) {
  const variant = objectOf(own(raw, 'variantInfo'));
  const isQuantized = itemsIn(own(objectOf(own(variant, 'variantMetadata')), 'quantization')).length > 0;
  return itemsIn(own(variant, 'parents')).flatMap((parent) => {
    const written = textOf(own(objectOf(parent), 'assetId'));
    const base = written === null ? null : assetReference(written);
    if (base !== null) return [{ base, relation: isQuantized ? 'quantized' : 'converted' }];
    findings.ignore('variantInfo.parents', withFound('is no model of a registry', quoted(written)));
    return [];
  });
}

/** Sets of data that a model was trained on, as far as their names are known. */
export function trainingSetsOf(stated: Stated, findings: Findings): Reference[] {
  const names = wordsIn(stated, 'datasets', 'training_dataset', 'training_datasets');
  return names.flatMap((name) => {
    const known = wellKnownDataset(name)?.reference ?? ownedDataset(name);
    if (known === null) findings.ignore('datasets', withFound('names no known dataset', quoted(name)));
    return known ?? [];
  });
}

/** A dataset on Hugging Face by `owner/name`, or by an old name that has an owner today. */
function ownedDataset(name: string): Reference | null {
  const found = reference('dataset', name);
  return found !== null && isOwnedId(found.externalId) ? found : null;
}
