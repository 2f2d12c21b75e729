import DataLoader from 'dataloader';
import type { SqlExecutor } from '../../platform/database';
import { append } from '../../platform/group-by';
import { loadVoices } from '../apply/known-catalog.repository';
import type { Kind } from '../plan';
import { derive } from './derive';

/** Columns whose field readers know by another name. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  architectureFamily: 'architecture.family',
  architectureName: 'architecture.name',
  weightsLicenseId: 'licenses.weights',
  weightsLicenseRaw: 'licenses.weightsLicenseRaw',
  codeLicenseId: 'licenses.code',
  dataLicenseId: 'licenses.data',
  licenseId: 'license',
};

/** Names of the fields that are shown as an origin says them, by the id of the origin. */
type FieldsOfOrigins = ReadonlyMap<number, readonly string[]>;

/** Of models or datasets: which of their origins each field is taken from. */
export type OriginFieldLoaders = Readonly<Record<Kind, DataLoader<number, FieldsOfOrigins>>>;

/** The batches of one request. */
export interface IdentityLoaders {
  readonly originFields: OriginFieldLoaders;
}

/** Returns a function that makes the loaders of one request: one statement for all models, one for all datasets. */
export function identityLoaderFactory(database: SqlExecutor): () => IdentityLoaders {
  const loader = (kind: Kind) =>
    new DataLoader<number, FieldsOfOrigins>(async (ids) => {
      const voices = await loadVoices(database, kind, ids);
      return ids.map((id) => fieldsOf(voices.get(id) ?? []));
    });
  return () => ({ originFields: { MODEL: loader('MODEL'), DATASET: loader('DATASET') } });
}

function fieldsOf(voices: Parameters<typeof derive>[0]): FieldsOfOrigins {
  const fields = new Map<number, string[]>();
  if (voices.length === 0) return fields;
  for (const [field, { originId }] of derive(voices).sources)
    append(fields, originId, SHOWN_AS[field] ?? field);
  // Of domains all that an origin names are shown, whoever else names others.
  for (const { originId, facts } of voices) if (facts.domains.length > 0) append(fields, originId, 'domains');
  for (const names of fields.values()) names.sort();
  return fields;
}
