import { ADAPTATION_RELATIONS, SAID_BETTER, toldBetter } from '../../catalog';
import type { SqlExecutor } from '../../platform/database';

/** Characters that a result's split has at most. */
const MAX_SPLIT = 100;

/**
 * Derives transfer results of bases from evaluations of their children. It takes four facts that
 * current origins state: the child was made from one base only, by fine-tuning, an adapter, or as a
 * part of it (a detector's backbone); it was fine-tuned on a dataset, of which no other source says
 * that it was pretrained on it; it was evaluated on that dataset; and a study says so. Merging or
 * converting a model adapts nothing, and with two bases the value cannot be attributed to one of
 * them. A result's split names the part of the dataset in full (`eo, test`), so that results on two
 * parts of a dataset are never compared.
 */
export class DerivedResultRepository {
  /**
   * Derives the results of these models, unless a result with the same key is recorded.
   * @returns how many results were added
   */
  async derive(executor: SqlExecutor, childIds: readonly number[]): Promise<number> {
    const rows = await executor.query({
      label: 'derive_results',
      text: `INSERT INTO transfer_result ("studyId", "baseOriginId", "adaptedOriginId", "targetOriginId", split, protocol,
          "metricId", value, derivation, "evaluationId")
        SELECT DISTINCT ON (evaluation."studyId", base.id, target."datasetId", part.split, evaluation."metricId")
          evaluation."studyId", base_origin.id, evaluation."modelOriginId", target_origin.id, part.split, 'FINE_TUNE',
          evaluation."metricId", evaluation.value, 'DERIVED', evaluation.id
        FROM unnest($1::int[]) AS child(id)
        JOIN model_origin claimed ON claimed."modelId" = child.id AND claimed."isCurrent"
        JOIN evaluation ON evaluation."modelOriginId" = claimed."originId" AND evaluation."studyId" IS NOT NULL
        CROSS JOIN LATERAL (SELECT nullif(left(concat_ws(', ', evaluation.subset, evaluation.split, evaluation."datasetRevision"),
          ${MAX_SPLIT}), '') AS split) part
        JOIN dataset_origin target ON target."originId" = evaluation."datasetOriginId"
        JOIN metric ON metric.id = evaluation."metricId"
          AND evaluation.value >= coalesce(metric.minimum, '-Infinity')
          AND evaluation.value <= coalesce(metric.maximum, 'Infinity')
        CROSS JOIN LATERAL (
          SELECT min(parent."modelId") AS id FROM model_origin own
          JOIN lineage ON lineage."childOriginId" = own."originId"
          JOIN model_origin parent ON parent."originId" = lineage."baseOriginId" AND parent."modelId" <> child.id
          WHERE own."modelId" = child.id AND own."isCurrent" AND NOT ${toldBetter('lineage')}
          HAVING count(DISTINCT parent."modelId") = 1 AND bool_or(lineage.relation = ANY($2::text[]))
        ) base
        CROSS JOIN LATERAL (SELECT min("originId") AS id FROM model_origin WHERE "modelId" = base.id) base_origin
        CROSS JOIN LATERAL (SELECT min("originId") AS id FROM dataset_origin WHERE "datasetId" = target."datasetId") target_origin
        WHERE EXISTS (
          SELECT FROM model_origin own JOIN training ON training."modelOriginId" = own."originId"
          JOIN dataset_origin trained ON trained."originId" = training."datasetOriginId"
          WHERE own."modelId" = child.id AND own."isCurrent" AND training.role = 'FINE_TUNING' AND NOT ${SAID_BETTER}
            AND trained."datasetId" = target."datasetId"
        ) AND NOT EXISTS (
          SELECT FROM transfer_result known
          JOIN model_origin known_base ON known_base."originId" = known."baseOriginId" AND known_base."modelId" = base.id
          JOIN dataset_origin known_target ON known_target."originId" = known."targetOriginId"
            AND known_target."datasetId" = target."datasetId"
          WHERE known."studyId" = evaluation."studyId" AND known."metricId" = evaluation."metricId"
            AND known.protocol = 'FINE_TUNE' AND known.split IS NOT DISTINCT FROM part.split
        )
        ORDER BY evaluation."studyId", base.id, target."datasetId", part.split, evaluation."metricId", evaluation.id
        ON CONFLICT DO NOTHING RETURNING id`,
      values: [childIds, [...ADAPTATION_RELATIONS]],
    });
    return rows.length;
  }
}
