import type { Reference } from '../records';

export const AZURE_ML = 'azureml';
export const AZURE_ML_ADDRESS = 'https://ml.azure.com';

/** The registry whose ids stand without its name. */
const REGISTRY = 'azureml';
const ASSET =
  /^azureml:\/\/registries\/([\w.-]+)\/(models|data)\/([\w.-]+)(?:\/(?:versions|labels)\/[\w.-]+)?$/;
const SCHEMA = /azuremlschemas[\w.-]*\/[\w.-]+\/(\w+)\.schema\.json/i;

/** What a file says to be, by the last part of its `$schema`: `model`, `data`, `environment`. */
export const schemaName = (schema: string | null): string | null => SCHEMA.exec(schema ?? '')?.[1] ?? null;

/** The id of a model or a set of data in a registry: its name, behind that of another registry. */
const idIn = (registry: string, name: string): string =>
  registry === REGISTRY ? name : `${registry}/${name}`;

/** The model that `azureml://registries/.../models/...` is; null for anything else. */
export function assetReference(uri: string): Reference | null {
  const [, registry, , name] = ASSET.exec(uri) ?? [];
  return registry === undefined || name === undefined
    ? null
    : { hub: AZURE_ML, externalId: idIn(registry, name) };
}

export const pageOf = (kind: 'models' | 'data', name: string, version: string | null): string =>
  `${AZURE_ML_ADDRESS}/registries/${REGISTRY}/${kind}/${name}${version === null ? '' : `/version/${version}`}`;
