import type { Encoder } from '../../embedding';
import type { Database, SqlExecutor, Statement } from '../../platform/database';
import { SCORER_VERSION } from '../../scoring';
import type {
  BaseRow,
  DatasetRow,
  DomainRow,
  KnowledgeRows,
  LicenseRow,
  LineageRow,
  MetricRow,
  ResultRow,
  StudyRow,
  TaskRow,
  TrainingRow,
} from './rows';

/**
 * Edges are computed from the rest and say nothing new of it: writing them must not make what is
 * known out of date.
 */
const REVISION = `
  SELECT state.revision, EXISTS (
    SELECT FROM change WHERE sequence > $1 AND "entityType" <> 'TransferEdge'
  ) AS "isOutdated", (
    SELECT max(id) FROM scorer_fit WHERE "scorerVersion" = $2 AND "encoderVersion" = $3
  ) AS "fitId"
  FROM catalog_state state`;

const RESULTS = `
  SELECT result.id, base."modelId" AS "baseId", target."datasetId", result."studyId", result.split, result.protocol,
    result."metricId", metric.direction, result.value, result."trainingExamples", result.recipe, result."scratchBaseline"
  FROM transfer_result result
  JOIN metric ON metric.id = result."metricId"
  JOIN model_origin base ON base."originId" = result."baseOriginId"
  JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  WHERE NOT EXISTS (SELECT FROM transfer_result newer WHERE newer."supersedesId" = result.id)
    AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute
      WHERE dispute."resultId" = result.id AND dispute.kind = 'RETRACTION')
  ORDER BY result.id`;

const BASES = `
  SELECT model.id, model.slug, model.name, publisher.slug AS publisher, model."architectureFamily", model."architectureName",
    model."parameterCount", model."inputModalities", model."outputModalities", model.kind, model.tasks, model.libraries, model.languages,
    model."weightsLicenseId", model."dataLicenseId", model.downloads,
    model."inputSignature", model."outputSignature", origin."hubId", origin."externalId", origin.revision,
    coalesce(placed."domainIds", '{}') AS "domainIds"
  FROM model LEFT JOIN publisher ON publisher.id = model."publisherId"
  LEFT JOIN (
    SELECT DISTINCT ON (mapped."modelId") mapped."modelId", origin."hubId", origin."externalId", origin.revision
    FROM model_origin mapped JOIN origin ON origin.id = mapped."originId"
    WHERE mapped."isCurrent" ORDER BY mapped."modelId", origin."isStub", origin.id
  ) origin ON origin."modelId" = model.id
  LEFT JOIN (
    SELECT "modelId", array_agg("domainId" ORDER BY confidence DESC, "domainId") AS "domainIds"
    FROM model_domain GROUP BY "modelId"
  ) placed ON placed."modelId" = model.id
  WHERE model.status = 'ACTIVE' AND model."mergedIntoId" IS NULL
  ORDER BY model.id`;

const LINEAGE = `
  SELECT DISTINCT child."modelId" AS "childId", base."modelId" AS "baseId", lineage.relation,
    model."weightsLicenseId" AS "baseLicenseId"
  FROM lineage
  JOIN model_origin child ON child."originId" = lineage."childOriginId" AND child."isCurrent"
  JOIN model_origin base ON base."originId" = lineage."baseOriginId"
  JOIN model ON model.id = base."modelId"
  WHERE child."modelId" <> base."modelId"
  ORDER BY 1, 2, 3`;

const TRAININGS = `
  SELECT DISTINCT model."modelId", dataset."datasetId", training.role
  FROM training
  JOIN model_origin model ON model."originId" = training."modelOriginId" AND model."isCurrent"
  JOIN dataset_origin dataset ON dataset."originId" = training."datasetOriginId"
  ORDER BY 1, 2, 3`;

/**
 * Every dataset that is not merged away: as a target of results, as training data, or as what is
 * asked about.
 */
const DATASETS = `
  SELECT dataset.id, dataset.slug, dataset.name, dataset.summary, dataset.modalities, dataset.tasks, dataset.classes,
    dataset."trainingExamples", coalesce(placed."domainIds", '{}') AS "domainIds"
  FROM dataset
  LEFT JOIN (
    SELECT "datasetId", array_agg("domainId" ORDER BY confidence DESC, "domainId") AS "domainIds"
    FROM dataset_domain GROUP BY "datasetId"
  ) placed ON placed."datasetId" = dataset.id
  WHERE dataset."mergedIntoId" IS NULL AND dataset.status <> 'REMOVED'
  ORDER BY dataset.id`;

const DOMAINS = `SELECT id, slug, name, description, aliases, "parentId" FROM domain ORDER BY slug`;
const TASKS = `SELECT id, name, description, aliases, "inputModalities", "outputModalities" FROM task ORDER BY id`;
const LICENSES = `SELECT id, name, "commercialUse", derivatives, redistribution, copyleft, attribution FROM license ORDER BY id`;
const METRICS = `SELECT id, name, direction, minimum, maximum FROM metric ORDER BY id`;

const STUDIES = `
  SELECT id, key, title, url, citation FROM study WHERE id IN (SELECT "studyId" FROM transfer_result) ORDER BY id`;

const select = (name: string, text: string): Statement => ({ label: `recommend.${name}`, text });

interface CatalogState {
  revision: number;
  isOutdated: boolean;
  fitId: number | null;
}

/** Reads everything that recommendations are made from, in one statement per table. */
export class KnowledgeRepository {
  constructor(
    private readonly database: Database,
    private readonly encoder: Pick<Encoder, 'version'>,
  ) {}

  /**
   * The catalogue's revision now, whether anything but edges changed after `known`, and the newest
   * fit of the scorer.
   */
  async checkRevision(known: number): Promise<CatalogState> {
    const values = [known, SCORER_VERSION, this.encoder.version];
    const statement = { label: 'recommend.revision', text: REVISION, values };
    const [row] = await this.database.query<CatalogState>(statement);
    return row ?? { revision: 0, isOutdated: true, fitId: null };
  }

  /** All rows as of one revision. */
  load(): Promise<KnowledgeRows> {
    return this.database.transaction(async (transaction) => {
      // One snapshot for all the statements below: a write between two of them must not show in
      // only one.
      await transaction.manager.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      return this.read(transaction);
    });
  }

  private async read(executor: SqlExecutor): Promise<KnowledgeRows> {
    const [state] = await executor.query<{ revision: number }>(
      select('state', 'SELECT revision FROM catalog_state'),
    );
    return {
      revision: state?.revision ?? 0,
      results: await executor.query<ResultRow>(select('results', RESULTS)),
      bases: await executor.query<BaseRow>(select('bases', BASES)),
      lineage: await executor.query<LineageRow>(select('lineage', LINEAGE)),
      trainings: await executor.query<TrainingRow>(select('trainings', TRAININGS)),
      datasets: await executor.query<DatasetRow>(select('datasets', DATASETS)),
      domains: await executor.query<DomainRow>(select('domains', DOMAINS)),
      tasks: await executor.query<TaskRow>(select('tasks', TASKS)),
      studies: await executor.query<StudyRow>(select('studies', STUDIES)),
      licenses: await executor.query<LicenseRow>(select('licenses', LICENSES)),
      metrics: await executor.query<MetricRow>(select('metrics', METRICS)),
    };
  }
}
