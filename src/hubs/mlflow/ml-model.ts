import { Findings } from '../findings';
import { parseJson } from '../json-object';
import {
  isPlainObject,
  itemsIn,
  objectOf,
  own,
  textOf,
  unique,
  type Plain,
  type PlainObject,
} from '../plain-json';
import { modelRecordSchema, type ModelRecord, type Reference } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { entriesOf, loggedModel, MLFLOW, utcOf, wordsOf } from './facts';
import { evaluationsOf } from './metrics';

/** Flavors that wrap a library under another name; `python_function` wraps any. */
const LIBRARY_OF_FLAVOR = new Map([
  ['hftransformers', 'transformers'],
  ['hftransformersv2', 'transformers'],
  ['sentence_transformers', 'sentence-transformers'],
]);
const ANY = new Set(['python_function', 'crate']);
/** Names of folders that say nothing about what is in them. */
const PLAIN_FOLDER = /^(?:\.|artifacts?|mlflow_model_folder|models?|data|mlruns)?$/i;

/** Reads an `MLmodel` file; `folders` are those above it, the nearest last. */
export function readMlModel(
  model: PlainObject,
  place: string,
  folders: readonly string[],
): Settled<ModelRecord> {
  const flavors = own(model, 'flavors');
  if (!isPlainObject(flavors))
    return unusable(MLFLOW, place, 'flavors', 'is missing: this is no MLmodel file');
  const id = textOf(own(model, 'model_uuid', 'model_id')) ?? place;
  const findings = new Findings(MLFLOW, id);
  const options = Object.values(flavors).flatMap(entriesOf);
  const words = wordsOf([...entriesOf(own(model, 'metadata')), ...options], false, findings);
  const created = own(model, 'utc_time_created');
  if (created !== null && utcOf(created) === null) findings.ignore('utc_time_created', 'is no time');
  const folder = folders.findLast((name) => !PLAIN_FOLDER.test(name));
  const { license, ...facts } = words;
  const names = [loggedModel(own(model, 'run_id'), own(model, 'artifact_path')), otherId(model, id)];
  const signature = signatureOf(own(model, 'signature'), findings);
  return settle(
    modelRecordSchema,
    {
      kind: 'model',
      hub: MLFLOW,
      externalId: id,
      name: textOf(own(model, 'name')) ?? folder ?? textOf(own(model, 'artifact_path')) ?? id,
      licenses: { weights: license, code: null, data: null },
      ...facts,
      sameAs: [...facts.sameAs, ...names.filter((name) => name !== null)],
      libraries: librariesOf(flavors),
      evaluations: evaluationsOf(model, null, findings),
      inputSignature: partOf(signature, 'inputs'),
      outputSignature: partOf(signature, 'outputs'),
      createdAt: utcOf(created),
      raw: { ...model, signature },
    },
    findings,
  );
}

/** Since MLflow 3 a registry names models by `model_id`, which need not be their `model_uuid`. */
function otherId(model: PlainObject, id: string): Reference | null {
  const other = textOf(own(model, 'model_id'));
  return other === null || other === id ? null : { hub: MLFLOW, externalId: other };
}

/**
 * One library for each flavor; for a bare `python_function` the one that its loader is named after.
 */
function librariesOf(flavors: PlainObject): string[] {
  const named = Object.keys(flavors).filter((flavor) => !ANY.has(flavor));
  const loader = textOf(own(objectOf(own(flavors, 'python_function')), 'loader_module'));
  const loaded = /^mlflow\.(\w+)$/.exec(loader ?? '')?.[1];
  const flavorNames = named.length > 0 || loaded === undefined || loaded === 'pyfunc' ? named : [loaded];
  return unique(flavorNames.map((name) => LIBRARY_OF_FLAVOR.get(name) ?? name));
}

/**
 * The signature with its parts, which are JSON within strings, unpacked; a part that is no JSON
 * stays as it was.
 */
function signatureOf(signature: Plain, findings: Findings): Plain {
  if (!isPlainObject(signature)) return signature;
  return Object.fromEntries(
    Object.entries(signature).map(([part, value]) => {
      const unpacked = typeof value === 'string' ? parseJson(value) : { value };
      if ('value' in unpacked) return [part, unpacked.value ?? value];
      findings.ignore(`signature.${part}`, 'is not JSON');
      return [part, value];
    }),
  );
}

/** The columns or tensors of one part; null where it states none, or could not be unpacked. */
const partOf = (signature: Plain, part: 'inputs' | 'outputs'): Plain => {
  const columns = itemsIn(own(objectOf(signature), part));
  return columns.length > 0 ? columns : null;
};
