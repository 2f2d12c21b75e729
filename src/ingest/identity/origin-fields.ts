import DataLoader from 'dataloader';
import type { SqlExecutor } from '../../platform/database';
import { append } from '../../platform/group-by';
import type { Makers } from '../../platform/made-when-read';
import { loadDescriptions } from '../apply/known-catalog.repository';
import type { Kind } from '../plan';
import { derive } from './derive';

/** Columns whose field has another name in GraphQL. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  architectureFamily: 'architecture.family',
  architectureName: 'architecture.name',
  weightsLicenseId: 'licenses.weights',
  weightsLicenseRaw: 'licenses.weightsLicenseRaw',
  codeLicenseId: 'licenses.code',
  dataLicenseId: 'licenses.data',
  licenseId: 'license',
};

/** Names of the fields whose shown value is from an origin, by the id of the origin. */
type FieldsOfOrigins = ReadonlyMap<number, readonly string[]>;

/** Of models or datasets: which of their origins each field is taken from. */
export type OriginFieldLoaders = Readonly<Record<Kind, DataLoader<number, FieldsOfOrigins>>>;

/** The batches of one request. */
export interface IdentityLoaders {
  readonly originFields: OriginFieldLoaders;
}

/** What makes the loaders of one request: one statement for all models, one for all datasets. */
export function identityLoaders(database: SqlExecutor): Makers<IdentityLoaders> {
  const loader = (kind: Kind) =>
    new DataLoader<number, FieldsOfOrigins>(async (ids) => {
      const descriptions = await loadDescriptions(database, kind, ids);
      return ids.map((id) => fieldsOf(descriptions.get(id) ?? []));
    });
  return { originFields: () => ({ MODEL: loader('MODEL'), DATASET: loader('DATASET') }) };
}

function fieldsOf(descriptions: Parameters<typeof derive>[0]): FieldsOfOrigins {
  const fields = new Map<number, string[]>();
  if (descriptions.length === 0) return fields;
  for (const [field, { originId }] of derive(descriptions).sources)
    append(fields, originId, SHOWN_AS[field] ?? field);
  // The domains of all origins are shown together, so each of them contributes.
  for (const { originId, facts } of descriptions)
    if (facts.domains.length > 0) append(fields, originId, 'domains');
  for (const names of fields.values()) names.sort();
  return fields;
}
