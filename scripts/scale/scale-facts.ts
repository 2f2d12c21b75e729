// Statements that make up what is said of models and datasets; see `scale-catalog.ts`.
import { favoured, luck } from './scale-things';

const LINEAGE = `
  INSERT INTO lineage ("childOriginId", "baseOriginId", relation)
  SELECT made.origin + 1 + child, made.origin + 1 + ${favoured('child', 1, 'child')},
    (ARRAY['FINETUNE', 'QUANTIZED', 'ADAPTER', 'MERGE', 'COMPONENT'])[1 + child % 5]
  FROM made, generate_series(1, made.models - 1) AS child WHERE child % 5 < 3`;

const TRAININGS = `
  INSERT INTO training ("modelOriginId", "datasetOriginId", role)
  SELECT made.origin + 1 + number, made.origin + made.models + 1 + ${favoured('number', 2, 'made.datasets')},
    CASE WHEN number % 3 = 0 THEN 'FINE_TUNING' ELSE 'PRETRAINING' END
  FROM made, generate_series(0, made.models - 1, 2) AS number`;

const RESULTS = `
  INSERT INTO transfer_result (id, "studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value, seed)
    OVERRIDING SYSTEM VALUE
  SELECT made.result + 1 + row, made.study, made.origin + 1 + row % made.measured,
    made.origin + made.models + 1 + ${favoured('row', 4, 'made.datasets')},
    CASE WHEN row % 3 = 0 THEN 'LINEAR_PROBE' ELSE 'FINE_TUNE' END, 'accuracy', ${luck('row', 3)}, row
  FROM made, generate_series(0, made.results - 1) AS row`;

const LINES = `
  INSERT INTO measured_line ("baseId", "modelId")
  SELECT made.model + 1 + number, made.model + 1 + number FROM made, generate_series(0, made.measured - 1) AS number`;

const EXPOSURES = `
  INSERT INTO transfer_result_exposure ("resultId", "modelId", "sawTarget")
  SELECT made.result + 1 + row, made.model + 1 + row % made.measured, row % 97 = 0
  FROM made, generate_series(0, made.results - 1, 3) AS row`;

/** One of each model; of a twentieth a card says the same again. */
const EVALUATIONS = `
  INSERT INTO evaluation (id, "modelOriginId", "datasetOriginId", "metricId", value) OVERRIDING SYSTEM VALUE
  SELECT made.evaluation + 1 + row, CASE WHEN row < made.models THEN made.origin + 1 + number
      ELSE made.origin + made.models + made.datasets + 1 + number / 20 END,
    made.origin + made.models + 1 + ${favoured('number', 6, 'made.datasets')}, 'accuracy', ${luck('number', 5)}
  FROM made CROSS JOIN LATERAL (SELECT row, CASE WHEN row < made.models THEN row ELSE (row - made.models) * 20 END AS number
    FROM generate_series(0, made.models + (made.models - 1) / 20) AS row) one`;

/**
 * Three of each model that somebody declared, and up to a thousand of each domain that were
 * computed: those are kept for the bases with evidence and for the first hundred.
 */
const EDGES = `
  INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, reason, "expectedGain", compatibility, margin,
    "evidenceCount", "catalogRevision", "recommenderVersion")
  SELECT made.model + 1 + row % made.models, domain.id, 'FINE_TUNE', 'DECLARED', 'Practitioners say so.', NULL, NULL, NULL,
    0, 1, NULL
  FROM made CROSS JOIN generate_series(0, made.models * 3 - 1) AS row
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM domain) domain
    ON domain.place = (row / made.models * 67 + row % made.models) % made.domains
  UNION ALL
  SELECT made.model + 1 + row::bigint * 7919 % made.models, domain.id, 'FINE_TUNE', (ARRAY['MEASURED', 'PREDICTED'])[1 + row % 2],
    NULL, ${luck('row', 8)} * 4 - 2, ${luck('row', 9)}, 0.5, 1 + row % 9, 1, 'made'
  FROM made CROSS JOIN generate_series(0, least(1000, made.models / 10) * made.domains - 1) AS row
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM domain) domain ON domain.place = row % made.domains`;

const CHANGES = `
  INSERT INTO change (sequence, "entityType", "entityId", slug, operation)
  SELECT state.revision + 1 + row, CASE WHEN row < made.models THEN 'Model' ELSE 'TransferResult' END,
    CASE WHEN row < made.models THEN made.model + 1 + row ELSE made.result + 1 + row - made.models END,
    CASE WHEN row < made.models THEN 'lab/model-' || row END, 'CREATED'
  FROM made CROSS JOIN catalog_state state CROSS JOIN generate_series(0, made.models + made.results - 1) AS row`;

const REVISION = 'UPDATE catalog_state SET revision = (SELECT max(sequence) FROM change)';

/** What triggers would write. */
const TASKS = `INSERT INTO model_task SELECT unnest(tasks), coalesce(downloads, -1), id FROM model ON CONFLICT DO NOTHING`;

/** The same, of what follows from several tables. */
export const FOLLOWING: readonly string[] = [
  'ANALYZE',
  'UPDATE model_domain SET downloads = coalesce(model.downloads, -1) FROM model WHERE model.id = "modelId"',
  'SELECT renew_model_lineages(ARRAY(SELECT id FROM model)), renew_model_datasets(ARRAY(SELECT id FROM model))',
  'SELECT renew_listed_evaluations(ARRAY(SELECT id FROM model))',
  'SELECT recount_rows()',
];

/** In this order, by table. */
export const FACTS: readonly (readonly [string, string])[] = [
  ['model_task', TASKS],
  ['lineage', LINEAGE],
  ['training', TRAININGS],
  ['transfer_result', RESULTS],
  ['measured_line', LINES],
  ['transfer_result_exposure', EXPOSURES],
  ['evaluation', EVALUATIONS],
  ['transfer_edge', EDGES],
  ['change', CHANGES],
  ['catalog_state', REVISION],
];
