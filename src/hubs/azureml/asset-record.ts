import { Findings, quoted } from '../findings';
import { withFound } from '../fault';
import { objectOf, own, textOf, unique, type PlainObject } from '../plain-json';
import { summaryOf } from '../prose';
import { datasetRecordSchema, modelRecordSchema, type CatalogRecord } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { AZURE_ML, pageOf, schemaName } from './asset';
import {
  modalitiesOf,
  parentsOf,
  sameOnHuggingFace,
  statedIn,
  tasksOf,
  textIn,
  trainingSetsOf,
  wordsIn,
  type Stated,
} from './words';

const NAME = /^[\w.-]{1,255}$/;
/** The part of an entry that its page is. */
const PAGE = 'page';
/** Templates of releases, which fill them in. */
const TEMPLATE = /\{\{.*\}\}/;

/** What lies beside a `spec.yaml`: the page of the model. */
export interface Beside {
  readonly description: string | null;
}

/** A model or a set of data, as its `spec.yaml` states it. */
export function readAsset(raw: PlainObject, place: string, beside: Beside): Settled<CatalogRecord> {
  const kind = schemaName(textOf(own(raw, '$schema')));
  if (kind !== 'model' && kind !== 'data') {
    const found = withFound('is no model and no set of data', quoted(own(raw, '$schema')));
    return {
      record: null,
      problems: [{ hub: AZURE_ML, id: place, field: '$schema', ...found, action: 'leftOut' }],
    };
  }
  const name = textOf(own(raw, 'name'));
  if (name === null || !NAME.test(name))
    return unusable(AZURE_ML, place, 'name', withFound('is no name in a registry', quoted(name)));
  const shared = sharedFields(raw, name, beside);
  return kind === 'model' ? readModel(raw, name, shared) : readData(raw, name, shared);
}

function sharedFields(raw: PlainObject, name: string, { description }: Beside) {
  const stated = statedIn(raw);
  const written = textOf(own(raw, 'version'));
  const version = written === null || TEMPLATE.test(written) ? null : written;
  return {
    hub: AZURE_ML,
    externalId: name,
    revision: version,
    parts: description === null ? [] : [PAGE],
    name,
    publisher: textIn(stated, 'publisher', 'author'),
    summary: textIn(stated, 'summary') ?? summaryOf(textOf(own(raw, 'description')) ?? description ?? ''),
    languages: wordsIn(stated, 'languages', 'language'),
    domains: wordsIn(stated, 'domain'),
    tags: tagsOf(raw, stated),
    raw,
  };
}

const isSet = (value: unknown): boolean => value === true || value === '';

/** What people look for, and what tells of the entry's standing. */
function tagsOf(raw: PlainObject, stated: Stated): string[] {
  const states = [
    ...(own(raw, 'isArchived') === true ? ['archived'] : []),
    ...(isSet(own(stated.tags, 'Deprecated')) ? ['deprecated'] : []),
  ];
  return unique([...wordsIn(stated, 'keywords'), ...wordsIn(stated, 'industry'), ...states]);
}

function readModel(raw: PlainObject, name: string, shared: ReturnType<typeof sharedFields>) {
  const findings = new Findings(AZURE_ML, name);
  const stated = statedIn(raw);
  const bases = parentsOf(raw, findings);
  const role = bases.length > 0 ? 'FINE_TUNING' : 'PRETRAINING';
  const format = textOf(own(variantOf(raw), 'modelType'));
  const candidate = {
    kind: 'model',
    ...shared,
    url: pageOf('models', name, shared.revision),
    licenses: { weights: textIn(stated, 'license') },
    tasks: tasksOf(stated),
    sameAs: sameOnHuggingFace(name, stated, findings),
    inputModalities: modalitiesOf(stated, 'inputModalities'),
    outputModalities: modalitiesOf(stated, 'outputModalities'),
    libraries: [textIn(stated, 'mlflowFlavor'), format].flatMap((word) => word?.toLowerCase() ?? []),
    bases,
    trainings: trainingSetsOf(stated, findings).map((dataset) => ({ dataset, role })),
  };
  return settle(modelRecordSchema, candidate, findings);
}

function readData(raw: PlainObject, name: string, shared: ReturnType<typeof sharedFields>) {
  const stated = statedIn(raw);
  const candidate = {
    kind: 'dataset',
    ...shared,
    url: pageOf('data', name, shared.revision),
    licenses: { data: textIn(stated, 'license') },
    tasks: tasksOf(stated),
    modalities: modalitiesOf(stated, 'modalities'),
  };
  return settle(datasetRecordSchema, candidate, { hub: AZURE_ML, id: name });
}

const variantOf = (raw: PlainObject): PlainObject =>
  objectOf(own(objectOf(own(raw, 'variantInfo')), 'variantMetadata'));
