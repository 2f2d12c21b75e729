import { withFound } from '../fault';
import { countAt } from '../counts';
import { Findings, quoted } from '../findings';
import { isPlainObject, itemsIn, objectOf, own, textOf, type Plain, type PlainObject } from '../plain-json';
import type { ReadOptions } from '../read-options';
import { modelRecordSchema, type ModelRecord } from '../records';
import { leftOutAsPrivate, ofPrivate } from '../private-record';
import { settle, unusable, type Settled } from '../settle';
import { readApiTags } from './api-tags';
import { asOneText, basesOf, recordFieldsOf, trainingsOf, wordsOf } from './card-metadata';
import { accessOf, isPrivate, listingSource } from './listing-record';
import { asListed, leftOutAsElsewhere, mirroredIn, ofTheHub } from './mirrored';
import { modelTypeIn } from './model-types';
import { parameterCountOf } from './parameter-count';
import { popularityOf } from './popularity';
import { weightFormsOf } from './quantization';
import { addressOf, HUGGING_FACE, ownerAndName, repositoryId } from './repository-id';

const WEIGHTS = /\.(bin|ckpt|gguf|h5|joblib|keras|msgpack|onnx|pickle|pkl|pt|pth|safetensors|tflite)$/i;
const MAX_ARTIFACTS = 5000;

type Options = Pick<ReadOptions, 'includePrivate'>;

/** Turns one record of the Hub's `/api/models` into the neutral shape. */
export const readApiRecord = (raw: PlainObject, place: string, options: Options = {}): Settled<ModelRecord> =>
  ofPrivate(isPrivate(raw), readRecord(raw, place, options));

function readRecord(
  raw: PlainObject,
  place: string,
  { includePrivate = false }: Options,
): Settled<ModelRecord> {
  const mirror = mirroredIn(raw);
  const listed = ofTheHub(mirror);
  const written = listed?.id ?? textOf(own(raw, 'id', 'modelId'));
  if (written === null) return unusable(HUGGING_FACE, place, 'id', 'is missing');
  const id = repositoryId('model', written);
  if (id === null)
    return unusable(HUGGING_FACE, place, 'id', withFound('is no repository name', quoted(written)));
  if (isDataset(raw))
    return unusable(HUGGING_FACE, id, 'modelId', 'is missing: this is the record of a dataset');
  if (isPrivate(raw) && !includePrivate) return leftOutAsPrivate(HUGGING_FACE, id);
  const findings = new Findings(HUGGING_FACE, id);
  const settled = (candidate: Record<string, unknown>) => settle(modelRecordSchema, candidate, findings);
  if (mirror === null) return settled(candidateOf(raw, id, findings));
  if (listed === null) return leftOutAsElsewhere(id, mirror);
  const { parameterCount = null } = listed;
  return settled({ ...candidateOf(asListed(raw, listed), id, findings), parameterCount, raw });
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
  const words = wordsOf(raw, 'tags', findings);
  const tasks = wordsOf(raw, 'pipeline_tag', findings);
  const tags = readApiTags(words, { id, task: tasks[0] ?? null });
  const beside = { id, hasBase: tags.bases.length > 0, tags: words, text: null };
  const stated = recordFieldsOf(metadata, beside, findings);
  const either = <T>(first: T[], second: T[]): T[] => (first.length > 0 ? first : second);
  const libraries = either(wordsOf(raw, 'library_name', findings), stated.libraries);
  // The tags carry the relation for each base, which the card need not.
  const bases = either(basesOf(tags.bases, id, tags.relations, findings), stated.bases);
  const evidence = { hasBase: bases.length > 0, tags: words, text: null };
  const { name, publisher } = ownerAndName(id);
  const repository = { name, bases: bases.map(({ base }) => base.externalId), tags: words, libraries };
  return {
    kind: 'model',
    hub: HUGGING_FACE,
    externalId: id,
    revision: textOf(own(raw, 'sha')),
    ...listingSource(raw),
    ...accessOf(raw, findings),
    url: addressOf(id),
    publisher,
    name,
    licenses: { ...stated.licenses, weights: stated.licenses.weights ?? asOneText(tags.licenses) },
    languages: either(stated.languages, tags.languages),
    tags: either(tags.rest, stated.tags),
    tasks: either(tasks, stated.tasks),
    libraries,
    weightForms: weightFormsOf({ config: objectOf(own(raw, 'config')), metadata, files: filesOf(raw) }),
    trainings: either(stated.trainings, trainingsOf(tags.datasets, evidence, findings)),
    bases,
    evaluations: stated.evaluations,
    ...architectureOf(raw, modelTypeIn(words, libraries)),
    parameterCount: parameterCountOf(raw, repository, findings),
    ...popularityOf(raw, findings),
    artifacts: artifactsOf(raw, id, findings),
    raw,
  };
}

/** Names of the files of a repository. */
const filesOf = (raw: PlainObject): Plain[] =>
  itemsIn(own(raw, 'siblings')).map((file) => own(objectOf(file), 'rfilename'));

function architectureOf(raw: PlainObject, tagged: string | null) {
  const config = objectOf(own(raw, 'config'));
  const [architecture = null] = itemsIn(own(config, 'architectures'));
  return {
    architectureFamily: textOf(own(config, 'model_type')) ?? tagged,
    architectureName: textOf(architecture),
  };
}

/** Files of weights among `siblings`. */
function artifactsOf(raw: PlainObject, id: string, findings: Findings) {
  const revision = textOf(own(raw, 'sha')) ?? 'main';
  const files = itemsIn(own(raw, 'siblings')).filter(isPlainObject);
  return files.slice(0, MAX_ARTIFACTS).flatMap((file) => {
    const name = textOf(own(file, 'rfilename'));
    const format = name === null ? undefined : WEIGHTS.exec(name)?.[1];
    if (name === null || format === undefined) return [];
    const lfs = objectOf(own(file, 'lfs'));
    return [
      {
        uri: `${addressOf(id)}/resolve/${revision}/${name.split('/').map(encodeURIComponent).join('/')}`,
        format: format.toLowerCase(),
        sizeBytes: countAt(own(file, 'size') ?? own(lfs, 'size'), 'siblings.size', findings),
        sha256: sha256Of(own(lfs, 'sha256')),
      },
    ];
  });
}

const sha256Of = (value: Plain): string | null => {
  const text = textOf(value)?.toLowerCase() ?? '';
  return /^[0-9a-f]{64}$/.test(text) ? text : null;
};
