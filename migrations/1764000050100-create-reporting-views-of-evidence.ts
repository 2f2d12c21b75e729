import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createViews, dropViews, isOpen, type ReportingViews } from './1764000050000-create-reporting-views';

type Kind = 'model' | 'dataset';

/** Of the id of an origin, which may be null: whether what it describes is for everybody. */
const isOfOpen = (origin: string, kind: Kind): string =>
  `CASE WHEN ${origin} IN (SELECT hidden."originId" FROM ${kind}_origin hidden WHERE hidden.visibility <> 'PUBLIC') THEN 1 ELSE 0 END <> 1`;

/** A result is never more visible than its base, its target, or the model that it was measured on. */
const isOpenResult = (row: string): string =>
  [
    `${row}.visibility = 'PUBLIC'`,
    isOfOpen(`${row}."baseOriginId"`, 'model'),
    isOfOpen(`${row}."adaptedOriginId"`, 'model'),
    isOfOpen(`${row}."targetOriginId"`, 'dataset'),
  ].join(' AND ');

/** Joined from the left, so that what a query does not show is not read. */
const described = (kind: Kind, origin: string, as: string): string =>
  `LEFT JOIN ${kind}_origin ${as}_origin ON ${as}_origin."originId" = ${origin}
    LEFT JOIN ${kind} ${as} ON ${as}.id = ${as}_origin."${kind}Id"`;

const SUPERSEDING = `FROM transfer_result later WHERE later."supersedesId" = result.id AND ${isOpenResult('later')}`;
const disputed = (more: string): string =>
  `EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = result.id${more})`;
const RETRACTED = disputed(` AND dispute.kind = 'RETRACTION'`);
const LEAKED = `(SELECT bool_or(exposure."sawTarget") FROM transfer_result_exposure exposure
  WHERE exposure."resultId" = result.id AND exposure.audience = '{}')`;
const GAIN = `CASE metric.direction WHEN 'LOWER' THEN result."scratchBaseline" - result.value ELSE result.value - result."scratchBaseline" END`;

/** Something merged away is read as what it was merged into. */
const NAMED_BASE = (id: string, as: string): string =>
  `JOIN model ${as}_named ON ${as}_named.id = ${id} JOIN model ${as} ON ${as}.id = coalesce(${as}_named."mergedIntoId", ${as}_named.id)`;

const RECOMMENDED = `CASE jsonb_typeof(receipt.output -> 'recommendations') WHEN 'array' THEN receipt.output -> 'recommendations' ELSE '[]' END`;
const baseIn = (said: string): string => `(${said} ->> 'baseId')::int`;
const figure = (path: string): string => `(named.said #>> '{${path}}')::double precision`;
const STANDING = (name: string): string =>
  `receipt.output #>> ARRAY['standing', (named.rank - 1)::text, '${name}']`;

/** Whether every thing that an answer names at these places is for everybody now. */
const areAllOpen = (place: string, found: string): string => `NOT EXISTS (
          SELECT FROM jsonb_path_query(receipt.output, '${place}') AS told (thing) WHERE NOT EXISTS (${found}))`;
const OPEN_MODEL = `SELECT FROM model shown WHERE shown.visibility = 'PUBLIC' AND shown.id`;
const OPEN_MODEL_OF_ID = `${OPEN_MODEL} = told.thing::int`;
/** As whoever asks for a receipt is held to (src/recommend/receipt). */
const ALL_NAMED = [
  areAllOpen('$.**{1 to 3}.baseId', OPEN_MODEL_OF_ID),
  areAllOpen('$.rejected[*]', OPEN_MODEL_OF_ID),
  areAllOpen('$.abstention.alternatives[*]', OPEN_MODEL_OF_ID),
  areAllOpen(
    '$.recommendations[*].evidence[*].resultId',
    `SELECT FROM transfer_result shown WHERE shown.id = told.thing::int AND ${isOpenResult('shown')}`,
  ),
  areAllOpen(
    '$.recommendations[*].siblings.slugs[*]',
    `SELECT FROM model shown WHERE shown.visibility = 'PUBLIC' AND shown.slug = told.thing #>> '{}'
          UNION ALL ${OPEN_MODEL} IN (SELECT moved."entityId" FROM slug_redirect moved
            WHERE moved."entityType" = 'Model' AND moved.slug = told.thing #>> '{}')`,
  ),
];

const VIEWS: ReportingViews = {
  results: {
    comment:
      'Transfer results that are for everybody: one measured outcome of adapting a base. Corrected and retracted ones are in it; is_standing tells them apart.',
    columns: {
      result_id: ['result.id', 'Number of the result; later ones are greater.'],
      base_id: ['base_origin."modelId"', 'The base: model_id of models.'],
      base: ['base.slug', 'Slug of the base.'],
      adapted_id: [
        'adapted_origin."modelId"',
        'The model that it was adapted to, where that is known: model_id of models.',
      ],
      adapted: ['adapted.slug', 'Slug of that model.'],
      target_id: ['target_origin."datasetId"', 'What it was adapted to do: dataset_id of datasets.'],
      target: ['target.slug', 'Slug of the target dataset.'],
      split: ['result.split', 'Part of the target that it was measured on.'],
      protocol: [
        'result.protocol',
        'How the base was adapted: FINE_TUNE, LINEAR_PROBE, FROZEN or ZERO_SHOT.',
      ],
      metric: ['result."metricId"', 'What the value measures, such as accuracy.'],
      metric_direction: ['metric.direction', 'Which values are better: HIGHER or LOWER.'],
      value: ['result.value', 'What was measured, in the unit of the metric.'],
      scratch_baseline: [
        'result."scratchBaseline"',
        'The same measured of a model that was trained from scratch; mostly null.',
      ],
      gain_over_scratch: [
        GAIN,
        'How much better than from scratch, in the unit of the metric; below 0 the transfer was negative. Null without a baseline.',
      ],
      training_examples: ['result."trainingExamples"', 'Examples that it was adapted on.'],
      recipe: ['result.recipe', 'How it was trained.'],
      seed: ['result.seed', 'Seed of the run.'],
      gpu_hours: ['result."gpuHours"', 'What it cost, in hours of a GPU.'],
      derivation: ['result.derivation', 'REPORTED, or DERIVED from an evaluation of a child of the base.'],
      is_leaked: [
        LEAKED,
        'Whether the base was trained on the target; null where nothing is said of its training.',
      ],
      is_disputed: [disputed(''), 'Whether something was said against it.'],
      is_retracted: [RETRACTED, 'Whether it was taken back.'],
      superseded_by: [`(SELECT later.id ${SUPERSEDING})`, 'result_id of its correction.'],
      is_standing: [
        `NOT EXISTS (SELECT ${SUPERSEDING}) AND NOT ${RETRACTED}`,
        'Whether it was neither corrected nor taken back.',
      ],
      study: ['study.key', 'Key of the study that it is cited from.'],
      study_title: ['study.title', 'Title of the study.'],
      study_year: ['study.year', 'Year of the study.'],
      recorded_at: ['result."recordedAt"', 'When the catalogue recorded it.'],
    },
    from: `FROM transfer_result result
      ${described('model', 'result."baseOriginId"', 'base')} ${described('model', 'result."adaptedOriginId"', 'adapted')}
      ${described('dataset', 'result."targetOriginId"', 'target')}
      LEFT JOIN metric ON metric.id = result."metricId" LEFT JOIN study ON study.id = result."studyId"
      WHERE ${isOpenResult('result')}`,
  },
  edges: {
    comment:
      'How well bases that are for everybody are expected to do in domains, one row for each task, protocol and kind.',
    columns: {
      edge_id: ['edge.id', 'Number of the edge.'],
      base_id: ['base.id', 'The base: model_id of models.'],
      base: ['base.slug', 'Slug of the base.'],
      domain_id: ['edge."domainId"', 'The domain: domain_id of domains.'],
      domain: ['domain.slug', 'Slug of the domain.'],
      task: ['edge."taskId"', 'The task; null for any.'],
      protocol: ['edge.protocol', 'How the base is adapted.'],
      kind: [
        'edge.kind',
        'MEASURED (evidence lies in the domain), DECLARED (somebody said so) or PREDICTED.',
      ],
      expected_gain: [
        'edge."expectedGain"',
        'Expected z against the candidate bases; below 0 it is expected to do worse than they do on average.',
      ],
      compatibility: [
        'edge.compatibility',
        'Share of the candidate bases that it is expected to beat, 0 to 1.',
      ],
      margin: ['edge.margin', 'How far the expected gain may be off.'],
      evidence_count: ['edge."evidenceCount"', 'From how many results.'],
      reason: ['edge.reason', 'Why somebody declared it.'],
      catalog_revision: ['edge."catalogRevision"', 'What the catalogue was when it was computed.'],
      recommender_version: ['edge."recommenderVersion"', 'What computed it.'],
      updated_at: ['edge."updatedAt"', 'When the catalogue last changed it.'],
    },
    from: `FROM transfer_edge edge ${NAMED_BASE('edge."baseId"', 'base')}
      LEFT JOIN domain ON domain.id = edge."domainId"
      WHERE base_named.visibility = 'PUBLIC' AND base.visibility = 'PUBLIC'`,
  },
  lineage: {
    comment:
      'Which model was made from which, where both are for everybody: one row for each relation that is stated.',
    columns: {
      child_id: ['line."childId"', 'What was made: model_id of models.'],
      child: ['child.slug', 'Slug of what was made.'],
      base_id: ['line."baseId"', 'What it was made from: model_id of models.'],
      base: ['base.slug', 'Slug of what it was made from.'],
      relation: [
        'line.relation',
        'How: FINETUNE, ADAPTER, QUANTIZED, MERGE, DISTILLED, CONVERTED, COMPONENT or OTHER.',
      ],
      relation_raw: ['line."relationRaw"', 'How, in the word of the hub.'],
    },
    from: `FROM model_lineage line LEFT JOIN model child ON child.id = line."childId" LEFT JOIN model base ON base.id = line."baseId"
      WHERE ${isOpen('line."childId"', 'model')} AND ${isOpen('line."baseId"', 'model')}`,
  },
  recommendations: {
    comment:
      'Bases of kept answers to questions that reached the server without a token, one row each. Neither what was described nor who asked is in it; an answer that names something which is no longer for everybody is not either.',
    columns: {
      answer: ['md5(receipt.id::text)', 'Tells answers apart; it is not the id of the receipt.'],
      asked_at: ['receipt."createdAt"', 'When it was answered.'],
      target_kind: [
        `receipt.input #>> '{target,kind}'`,
        'What was asked about: domain, dataset or description.',
      ],
      target_domain: [
        `CASE receipt.input #>> '{target,kind}' WHEN 'domain' THEN (SELECT domain.slug FROM domain WHERE lower(domain.slug) = lower(receipt.input #>> '{target,value}')) END`,
        'Slug of the domain that was asked about.',
      ],
      target_dataset: [
        `CASE receipt.input #>> '{target,kind}' WHEN 'dataset' THEN (SELECT dataset.slug FROM dataset
          WHERE lower(dataset.slug) = lower(receipt.input #>> '{target,value}') AND dataset.visibility = 'PUBLIC') END`,
        'Slug of the dataset that was asked about.',
      ],
      task: [`receipt.input ->> 'task'`, 'What was to be predicted, where the question said so.'],
      protocol: [`receipt.input ->> 'protocol'`, 'How bases were to be adapted, where the question said so.'],
      license_policy: [
        `receipt.input #>> '{constraints,licensePolicy}'`,
        'What the licence had to allow: ANY, COMMERCIAL_USE or PERMISSIVE_ONLY.',
      ],
      candidates: [`(receipt.output ->> 'candidates')::int`, 'How many bases were compared.'],
      abstention: [
        `receipt.output #>> '{abstention,code}'`,
        'Why the answer warns that it does not know; null where it does.',
      ],
      rank: ['named.rank::int', 'Place of the base in the answer, from 1.'],
      base_id: ['base.id', 'The base: model_id of models.'],
      base: ['base.slug', 'Slug of the base.'],
      score: [figure('score'), 'Expected z on the target against all candidates.'],
      lower: [figure('interval,lower'), 'Where the score is at least, in nine of ten cases.'],
      upper: [figure('interval,upper'), 'Where the score is at most, in nine of ten cases.'],
      compatibility: [
        figure('compatibility'),
        'Share of the candidates that it is expected to beat, 0 to 1.',
      ],
      confidence: [figure('confidence'), 'How sure that is, 0 to 1.'],
      way: [STANDING('way'), 'How the base comes to the task.'],
      evidence_tier: [STANDING('evidenceTier'), 'From what it is known.'],
      catalog_revision: ['receipt."catalogRevision"', 'What the catalogue was.'],
      recommender_version: ['receipt."recommenderVersion"', 'What answered.'],
    },
    from: `FROM receipt CROSS JOIN LATERAL jsonb_array_elements(${RECOMMENDED}) WITH ORDINALITY AS named (said, rank)
      ${NAMED_BASE(baseIn('named.said'), 'base')}
      WHERE receipt.asker IS NULL AND receipt.client LIKE 'anonymous %'
        AND ${ALL_NAMED.join('\n        AND ')}`,
  },
};

/** What was measured, what follows from it, and what was answered, for dashboards that speak SQL. */
export class CreateReportingViewsOfEvidence1764000050100 implements MigrationInterface {
  readonly name = 'CreateReportingViewsOfEvidence1764000050100';

  up(runner: QueryRunner): Promise<void> {
    return createViews(runner, VIEWS);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropViews(runner, VIEWS);
  }
}
