import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import { asList, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { leftOutAsPrivate, ofPrivate } from '../private-record';
import type { ReadOptions } from '../read-options';
import { modelRecordSchema, type ModelRecord, type Reference } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { externalModel, isPrivate, KAGGLE, KAGGLE_ADDRESS, modelId, trainingSet } from './references';

const MAX_SUMMARY = 10_000;
/** Kaggle's words for frameworks that the catalogue calls otherwise. */
const LIBRARIES: Record<string, string> = {
  coral: 'litert',
  scikitlearn: 'sklearn',
  tensorflow1: 'tensorflow',
  tensorrtllm: 'tensorrt',
};

type Options = Pick<ReadOptions, 'includePrivate'>;

/** A model as `model-metadata.json` states it: the page, whose files are those of its instances. */
export const readModel = (raw: PlainObject, place: string, options: Options): Settled<ModelRecord> =>
  ofPrivate(isPrivate(raw), readPage(raw, place, options));

function readPage(
  raw: PlainObject,
  place: string,
  { includePrivate = false }: Options,
): Settled<ModelRecord> {
  const written = [textOf(own(raw, 'ownerSlug')), textOf(own(raw, 'slug'))];
  const id = modelId(written.join('/'));
  if (id === null)
    return unusable(KAGGLE, place, 'slug', withFound('names no model', quoted(written.join('/'))));
  if (isPrivate(raw) && !includePrivate) return leftOutAsPrivate(KAGGLE, id, 'isPrivate');
  const findings = new Findings(KAGGLE, id);
  const summary = textOf(own(raw, 'subtitle')) ?? textOf(own(raw, 'description'));
  return toRecord(id, findings, {
    name: textOf(own(raw, 'title')) ?? id.slice(id.indexOf('/') + 1),
    url: `${KAGGLE_ADDRESS}/models/${id}`,
    summary: summary?.slice(0, MAX_SUMMARY) ?? null,
    licenses: { weights: textOf(own(raw, 'licenseName')) },
    createdAt: timeOf(own(raw, 'publishTime')),
    private: isPrivate(raw),
    raw,
  });
}

/** The id of a private model's page; null for anything else. */
export const privateModel = (raw: PlainObject): string | null =>
  isPrivate(raw) ? modelId(`${textOf(own(raw, 'ownerSlug')) ?? ''}/${textOf(own(raw, 'slug')) ?? ''}`) : null;

/** How an instance is read, with the private models of its source. */
interface InstanceOptions extends Options {
  readonly privateModels: ReadonlySet<string>;
}

/**
 * An instance (a variation for one framework) as `model-instance-metadata.json` states it. It is
 * private where its model is.
 */
export function readInstance(
  raw: PlainObject,
  place: string,
  { includePrivate = false, privateModels }: InstanceOptions,
): Settled<ModelRecord> {
  const model = `${textOf(own(raw, 'ownerSlug')) ?? ''}/${textOf(own(raw, 'modelSlug')) ?? ''}`;
  const isOfPrivate = privateModels.has(model);
  return ofPrivate(isOfPrivate, instanceOf(raw, place, { includePrivate, isOfPrivate }));
}

function instanceOf(
  raw: PlainObject,
  place: string,
  { includePrivate, isOfPrivate }: { includePrivate: boolean; isOfPrivate: boolean },
): Settled<ModelRecord> {
  const fields = ['ownerSlug', 'modelSlug', 'framework', 'instanceSlug'];
  const parts = fields.map((field) => textOf(own(raw, field)) ?? '');
  const id = parts.includes('') ? null : modelId(parts.join('/'));
  if (id === null)
    return unusable(KAGGLE, place, 'instanceSlug', withFound('names no instance', quoted(parts.join('/'))));
  const [owner = '', model = '', framework = ''] = parts;
  if (isOfPrivate && !includePrivate) return leftOutAsPrivate(KAGGLE, id, 'isPrivate');
  const findings = new Findings(KAGGLE, id);
  const bases = basesOf(raw, findings);
  const role = bases.length > 0 ? 'FINE_TUNING' : 'PRETRAINING';
  const page = { base: { hub: KAGGLE, externalId: `${owner}/${model}` }, relation: 'instance' };
  return toRecord(id, findings, {
    name: id.slice(owner.length + 1),
    url: `${KAGGLE_ADDRESS}/models/${id}`,
    summary: textOf(own(raw, 'overview'))?.slice(0, MAX_SUMMARY) ?? null,
    licenses: { weights: textOf(own(raw, 'licenseName')) },
    tags: isTrue(own(raw, 'fineTunable')) ? ['fine-tunable'] : [],
    libraries: [LIBRARIES[framework.toLowerCase()] ?? framework],
    trainings: trainingSets(raw, findings).map((dataset) => ({ dataset, role })),
    bases: [...bases, page],
    private: isOfPrivate,
    raw,
  });
}

function toRecord(id: string, findings: Findings, fields: Record<string, unknown>): Settled<ModelRecord> {
  const [publisher] = id.split('/');
  const candidate = { kind: 'model', hub: KAGGLE, externalId: id, revision: null, publisher, ...fields };
  return settle(modelRecordSchema, candidate, findings);
}

const isTrue = (value: Plain): boolean => value === true || textOf(value)?.toLowerCase() === 'true';

/** A time with its zone; a day alone is its beginning in UTC, which is how Kaggle shows it. */
function timeOf(value: Plain): string | null {
  const text = textOf(value);
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
}

/** An internal variant names an instance on Kaggle, an external one an address. */
function basesOf(raw: PlainObject, findings: Findings) {
  const type = textOf(own(raw, 'modelInstanceType'));
  const relation = type === null || /^unspecified$/i.test(type) ? null : type;
  const internal = textOf(own(raw, 'baseModelInstance'));
  const external = textOf(own(raw, 'externalBaseModelUrl'));
  const internalId = internal === null ? null : modelId(internal.split('/').slice(0, 4).join('/'));
  const externalBase = external === null ? null : externalModel(external);
  if (internal !== null && internalId === null)
    findings.ignore('baseModelInstance', withFound('is no owner/model/framework/instance', quoted(internal)));
  if (external !== null && externalBase === null)
    findings.ignore('externalBaseModelUrl', withFound('is no address of a model', quoted(external)));
  const found = [internalId === null ? null : { hub: KAGGLE, externalId: internalId }, externalBase];
  return found.flatMap((base) => {
    if (base?.hub === KAGGLE && base.externalId === findings.id) {
      findings.ignore('baseModelInstance', 'names the model itself');
      return [];
    }
    return base === null ? [] : [{ base, relation }];
  });
}

function trainingSets(raw: PlainObject, findings: Findings): Reference[] {
  const value = own(raw, 'trainingData');
  const found = new Map<string, Reference>();
  for (const item of asList(value)) {
    const text = textOf(item);
    const dataset = text === null ? null : trainingSet(text);
    if (text !== null && dataset === null)
      findings.ignore('trainingData', withFound('names no known dataset', quoted(text)));
    if (dataset !== null) found.set(`${dataset.hub} ${dataset.externalId}`, dataset);
  }
  return [...found.values()];
}
