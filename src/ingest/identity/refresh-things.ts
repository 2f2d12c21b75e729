import type { Encoder } from '../../embedding';
import type { Transaction, SqlExecutor } from '../../platform/database';
import { DerivedResultRepository } from '../../transfer';
import { applyPlan } from '../apply/apply-plan';
import { loadDescriptions } from '../apply/known-catalog.repository';
import { refreshEmbeddings } from '../embeddings/refresh-embeddings';
import { emptyPlan, type Kind, type ThingKey } from '../plan';
import { derive } from './derive';

const derivedResults = new DerivedResultRepository();

/**
 * Sets the columns of things to what their origins say now, and what follows from them; where the
 * origins' facts were not kept, the columns stay.
 */
export async function refreshThings(
  transaction: Transaction,
  encoder: Encoder,
  kind: Kind,
  ids: readonly number[],
): Promise<void> {
  const descriptions = await loadDescriptions(transaction, kind, ids);
  const updates = [...descriptions].flatMap(([id, [first, ...more]]) => {
    if (first === undefined) return [];
    const { fields, publisher, domains } = derive([first, ...more]);
    const key: ThingKey = { kind, hub: first.hub, externalId: first.externalId };
    return [{ key, id, fields, publisher, domains, fillsStub: false, isShared: false, newSlug: null }];
  });
  await applyPlan(transaction, { ...emptyPlan(), updates });
  await derivedResults.derive(transaction, kind === 'MODEL' ? ids : await modelsMeasuredOn(transaction, ids));
  await refreshEmbeddings(transaction, encoder, kind === 'MODEL' ? { models: ids } : { datasets: ids });
}

/** Models whose derived results may change with these datasets. */
export async function modelsMeasuredOn(
  sql: SqlExecutor,
  datasetIds: readonly number[],
): Promise<readonly number[]> {
  const rows = await sql.query<{ id: number }>({
    label: 'identity_models_behind_datasets',
    text: `SELECT DISTINCT model."modelId" AS id FROM evaluation
      JOIN dataset_origin target ON target."originId" = evaluation."datasetOriginId"
      JOIN model_origin model ON model."originId" = evaluation."modelOriginId" AND model."isCurrent"
      WHERE target."datasetId" = ANY ($1::int[])`,
    values: [datasetIds],
  });
  return rows.map(({ id }) => id);
}
