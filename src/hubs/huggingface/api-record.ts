import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import {
  countOf,
  isPlainObject,
  itemsIn,
  objectOf,
  own,
  textOf,
  type Plain,
  type PlainObject,
} from '../plain-json';
import { modelRecordSchema, type ModelRecord } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { readApiTags } from './api-tags';
import { basesOf, recordFieldsOf, trainingsOf, wordsOf } from './card-metadata';
import { modelTypeIn } from './model-types';
import { popularityOf } from './popularity';
import { HUGGING_FACE, ownerAndName, repositoryId } from './repository-id';

const WEIGHTS = /\.(bin|ckpt|gguf|h5|joblib|keras|msgpack|onnx|pickle|pkl|pt|pth|safetensors|tflite)$/i;
const MAX_ARTIFACTS = 5000;

/** Turns one record of the Hub's `/api/models` into the neutral shape. */
export function readApiRecord(raw: PlainObject, place: string): Settled<ModelRecord> {
  const written = textOf(own(raw, 'id', 'modelId'));
  if (written === null) return unusable(HUGGING_FACE, place, 'id', 'is missing');
  const id = repositoryId('model', written);
  if (id === null)
    return unusable(HUGGING_FACE, place, 'id', withFound('is no repository name', quoted(written)));
  if (isDataset(raw))
    return unusable(HUGGING_FACE, id, 'modelId', 'is missing: this is the record of a dataset');
  const findings = new Findings(HUGGING_FACE, id);
  return settle(modelRecordSchema, candidateOf(raw, id, findings), findings);
}

/** The Hub answers for datasets in nearly the same shape. */
function isDataset(raw: PlainObject): boolean {
  const isDatasetTag = (tag: Plain): boolean => /^(?:task|size)_categories:/.test(textOf(tag) ?? '');
  return own(raw, 'modelId') === null && itemsIn(own(raw, 'tags')).some(isDatasetTag);
}

function candidateOf(raw: PlainObject, id: string, findings: Findings): Record<string, unknown> {
  // Old replies hold `model-index` beside `cardData`, not in it.
  const index = own(raw, 'model-index', 'model_index');
  const metadata = {
    ...objectOf(own(raw, 'cardData')),
    ...(index === null ? {} : { 'model-index': index }),
  };
  const stated = recordFieldsOf(metadata, id, findings);
  const words = wordsOf(raw, 'tags', findings);
  const tags = readApiTags(words);
  const either = <T>(first: T[], second: T[]): T[] => (first.length > 0 ? first : second);
  const libraries = either(wordsOf(raw, 'library_name', findings), stated.libraries);
  return {
    kind: 'model',
    hub: HUGGING_FACE,
    externalId: id,
    revision: textOf(own(raw, 'sha')),
    url: `https://huggingface.co/${id}`,
    ...ownerAndName(id),
    licenses: { ...stated.licenses, weights: stated.licenses.weights ?? tags.license },
    languages: either(stated.languages, tags.languages),
    tags: either(tags.rest, stated.tags),
    tasks: either(wordsOf(raw, 'pipeline_tag', findings), stated.tasks),
    libraries,
    trainings: either(stated.trainings, trainingsOf(tags.datasets, findings)),
    // The tags carry the relation for each base, which the card need not.
    bases: either(basesOf(tags.bases, id, tags.relations, findings), stated.bases),
    evaluations: stated.evaluations,
    ...architectureOf(raw, modelTypeIn(words, libraries)),
    parameterCount: countOf(own(objectOf(own(raw, 'safetensors')), 'total')),
    ...popularityOf(raw),
    artifacts: artifactsOf(raw, id),
    raw,
  };
}

function architectureOf(raw: PlainObject, tagged: string | null) {
  const config = objectOf(own(raw, 'config'));
  const [architecture = null] = itemsIn(own(config, 'architectures'));
  return {
    architectureFamily: textOf(own(config, 'model_type')) ?? tagged,
    architectureName: textOf(architecture),
  };
}

/** Files of weights among `siblings`. */
function artifactsOf(raw: PlainObject, id: string) {
  const revision = textOf(own(raw, 'sha')) ?? 'main';
  const files = itemsIn(own(raw, 'siblings')).filter(isPlainObject);
  return files.slice(0, MAX_ARTIFACTS).flatMap((file) => {
    const name = textOf(own(file, 'rfilename'));
    const format = name === null ? undefined : WEIGHTS.exec(name)?.[1];
    if (name === null || format === undefined) return [];
    const lfs = objectOf(own(file, 'lfs'));
    return [
      {
        uri: `https://huggingface.co/${id}/resolve/${revision}/${name.split('/').map(encodeURIComponent).join('/')}`,
        format: format.toLowerCase(),
        sizeBytes: countOf(own(file, 'size')) ?? countOf(own(lfs, 'size')),
        sha256: sha256Of(own(lfs, 'sha256')),
      },
    ];
  });
}

const sha256Of = (value: Plain): string | null => {
  const text = textOf(value)?.toLowerCase() ?? '';
  return /^[0-9a-f]{64}$/.test(text) ? text : null;
};
