import { reference } from '../huggingface/repository-id';
import { own, type PlainObject } from '../plain-json';
import { saysPrivate } from '../private-record';
import type { Reference } from '../records';
import { TFDS } from '../tfds/dataset-record';
import { TF_HUB } from '../tfhub/tfhub-id';
import { wellKnownDataset } from '../well-known-datasets';

export const KAGGLE = 'kaggle';
export const KAGGLE_ADDRESS = 'https://www.kaggle.com';

/** The client writes each field of `info` twice. */
export const isPrivate = (raw: PlainObject): boolean =>
  saysPrivate(own(raw, 'isPrivate', 'isPrivateNullable'));

const MAX_ID = 300;
const MODEL = /^[\w-]+\/[\w.-]+(?:\/[\w.-]+\/[\w.-]+)?$/;
const DATASET = /^[\w-]+\/[\w.-]+$/;
const TEMPLATE = /\bINSERT_[A-Z_]+_HERE\b/;

/**
 * The id of a model (`owner/model`) or of its instance (`owner/model/framework/instance`); null for
 * anything else.
 */
export const modelId = (text: string): string | null => (isId(text, MODEL) ? text : null);
export const datasetId = (text: string): string | null => (isId(text, DATASET) ? text : null);

/** What `kaggle models init` writes for the author to replace is no id. */
const isId = (text: string, form: RegExp): boolean =>
  text.length <= MAX_ID && form.test(text) && !TEMPLATE.test(text);

interface Address {
  host: string;
  path: string;
}

function addressOf(text: string): Address | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { hostname, pathname } = new URL(text);
  return { host: hostname.replace(/^www\./, ''), path: pathname.replace(/^\/+|\/+$/g, '') };
}

const firstParts = (path: string, count: number): string => path.split('/').slice(0, count).join('/');
const named = (hub: string, externalId: string | null): Reference | null =>
  externalId === null || externalId === '' || externalId.length > MAX_ID ? null : { hub, externalId };

/** The model at an address, on the hub where it lives; null when the text is no address. */
export function externalModel(text: string): Reference | null {
  const address = addressOf(text);
  if (address === null) return null;
  const { host, path } = address;
  if (host === 'huggingface.co' || host === 'hf.co') return reference('model', text);
  if (host === 'tfhub.dev') return named(TF_HUB, path);
  if (host === 'kaggle.com' && path.startsWith('models/')) {
    const id = path.slice('models/'.length).replace('/frameworks/', '/').replace('/variations/', '/');
    return named(KAGGLE, modelId(firstParts(id, 4)) ?? modelId(firstParts(id, 2)));
  }
  if (host === 'github.com') return named('github', datasetId(firstParts(path, 2)));
  return named('web', text);
}

/**
 * A training set, which authors write as an id on Kaggle, an address or a name; null when it names
 * no known dataset.
 */
export function trainingSet(text: string): Reference | null {
  const address = addressOf(text);
  if (address === null) return named(KAGGLE, datasetId(text)) ?? wellKnownDataset(text)?.reference ?? null;
  const { host, path } = address;
  if (host === 'huggingface.co' || host === 'hf.co') return reference('dataset', text);
  if (host === 'tensorflow.org' && path.startsWith('datasets/catalog/'))
    return named(TFDS, path.slice('datasets/catalog/'.length));
  if (host === 'kaggle.com') return named(KAGGLE, datasetId(firstParts(path.replace(/^datasets\//, ''), 2)));
  return named('web', text);
}
