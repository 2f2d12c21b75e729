import { groupBy } from '../../platform/group-by';
import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import { asList, isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { modelRecordSchema, type ModelRecord, type Reference } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { loggedModel, MLFLOW, pairsOf, timeOf, wordsOf } from './facts';
import { evaluationsOf } from './metrics';

const MAX_SUMMARY = 2000;

const objectsIn = (value: Plain): PlainObject[] => asList(value).filter(isPlainObject);

/**
 * Registered models of a reply of the registry: one, a page, or a page of versions, which are put
 * to their models.
 */
export function registeredModelsIn(reply: PlainObject): PlainObject[] {
  const models = own(reply, 'registered_models', 'registered_model', 'registered_model_databricks');
  const versions = own(reply, 'model_versions', 'model_version');
  if (models !== null) return objectsIn(models);
  if (versions === null) return textOf(own(reply, 'name')) === null ? [] : [reply];
  const byName = groupBy(objectsIn(versions), (version) => textOf(own(version, 'name')) ?? '');
  return [...byName].map(([name, latest_versions]) => ({ name, latest_versions }));
}

/** Where the files of a version lie; a path on somebody's disk leads nowhere else. */
const STORAGE = /^(?:https?|s3a?|gs|abfss?|wasbs?|dbfs|hdfs):\/\S+$/i;
const artifactsOf = (version: PlainObject) => {
  const source = textOf(own(version, 'source'));
  return source !== null && STORAGE.test(source) ? [{ uri: source, format: 'mlflow' }] : [];
};

/**
 * What the files of a version call themselves: since MLflow 3 a model has an id, before that the
 * run that logged it and its place there name it.
 */
function filesOf(version: PlainObject): Reference[] {
  const source = textOf(own(version, 'source')) ?? '';
  const model = textOf(own(version, 'model_id')) ?? /^models:\/(m-[\w-]+)$/.exec(source)?.[1];
  const [, run, place] =
    /^runs:\/([^/]+)\/(.+)$/.exec(source) ?? /\/([^/]+)\/artifacts\/(.+?)\/?$/.exec(source) ?? [];
  const logged = loggedModel(run ?? null, place ?? null);
  const isOfRun = run === (textOf(own(version, 'run_id')) ?? run);
  return [
    ...(model === undefined ? [] : [{ hub: MLFLOW, externalId: model }]),
    ...(logged === null || !isOfRun ? [] : [logged]),
  ];
}

const orderOf = (version: PlainObject): number => Number(textOf(own(version, 'version')) ?? NaN);

/** Versions that are ready, the newest first; the others are reported. */
function readyVersions(model: PlainObject, findings: Findings): PlainObject[] {
  return objectsIn(own(model, 'latest_versions', 'versions'))
    .filter((version) => {
      const status = textOf(own(version, 'status')) ?? 'READY';
      const number = textOf(own(version, 'version')) ?? '?';
      if (status !== 'READY')
        findings.ignore(`versions.${number}`, withFound('is not ready', quoted(status)));
      return status === 'READY';
    })
    .sort((one, other) => (orderOf(other) || 0) - (orderOf(one) || 0));
}

/**
 * Reads one RegisteredModel with the versions that stand in it; the newest that is ready is the
 * revision.
 */
export function readRegisteredModel(model: PlainObject, place: string): Settled<ModelRecord> {
  const name = textOf(own(model, 'name'));
  if (name === null) return unusable(MLFLOW, place, 'name', 'is missing');
  const findings = new Findings(MLFLOW, name);
  const versions = readyVersions(model, findings);
  const [newest = {}] = versions;
  const { license, ...words } = wordsOf(
    [...pairsOf(own(model, 'tags')), ...pairsOf(own(newest, 'tags'))],
    true,
    findings,
  );
  return settle(
    modelRecordSchema,
    {
      kind: 'model',
      hub: MLFLOW,
      externalId: name,
      revision: textOf(own(newest, 'version')),
      name,
      summary:
        (textOf(own(model, 'description')) ?? textOf(own(newest, 'description')))?.slice(0, MAX_SUMMARY) ??
        null,
      licenses: { weights: license, code: null, data: null },
      ...words,
      sameAs: [...words.sameAs, ...filesOf(newest)],
      evaluations: evaluationsOf(newest, textOf(own(newest, 'run_link')), findings),
      artifacts: artifactsOf(newest),
      createdAt: timeOf(own(model, 'creation_timestamp')),
      updatedAt: timeOf(own(model, 'last_updated_timestamp') ?? own(newest, 'last_updated_timestamp')),
      raw: model,
    },
    findings,
  );
}
