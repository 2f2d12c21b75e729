import type { Database } from '../../platform/database';
import type { EdgeKindName, ProtocolName } from '../../transfer';

/** How well a base is expected to transfer to a domain. */
export interface ComputedEdge {
  baseId: number;
  taskId: string | null;
  protocol: ProtocolName;
  kind: Exclude<EdgeKindName, 'DECLARED'>;
  /** Expected z against the candidates. */
  expectedGain: number;
  /** Share of the candidates that it is expected to beat, 0 to 1. */
  compatibility: number;
  /** Half of the 90% interval of the expected gain. */
  margin: number;
  evidenceCount: number;
}

/** What edges are computed from, and by what. */
export interface EdgeSource {
  /** Of the catalogue. */
  revision: number;
  /** Counts the changes of what is known from. */
  knowledgeRevision: number;
  /** With that of the fit, where there is one. */
  recommenderVersion: string;
}

/** All edges between two domains: of the bases that come from one, into the other. */
export interface TransferRow {
  /** The domain that was asked about. */
  domainId: number;
  otherId: number;
  expectedGain: number;
  compatibility: number;
  baseCount: number;
  evidenceCount: number;
  bestBaseId: number;
}

const SAME_EDGE = `incoming."baseId" = edge."baseId" AND incoming.protocol = edge.protocol
  AND incoming.kind = edge.kind AND incoming."taskId" IS NOT DISTINCT FROM edge."taskId"`;

/**
 * Replaces the computed edges of a domain, unless they are from later knowledge. Rows whose figures
 * and version did not change are left alone: each write is told in the change feed, and readers of
 * the feed must not be told what is no news. Where none changed, one is stamped, of which the feed
 * does not tell. Ids are drawn for new edges alone: counts of long lists are estimated by them.
 */
const REPLACE = `
  WITH later AS (
    SELECT FROM transfer_edge WHERE "domainId" = $1 AND kind <> 'DECLARED' AND "knowledgeRevision" > $5
  ), incoming AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS one ("baseId" int, "taskId" text, protocol text, kind text,
      "expectedGain" float8, compatibility float8, margin float8, "evidenceCount" int)
    WHERE NOT EXISTS (SELECT FROM later) AND EXISTS (SELECT FROM model WHERE model.id = one."baseId")
  ), removed AS (
    DELETE FROM transfer_edge edge
    WHERE NOT EXISTS (SELECT FROM later) AND edge."domainId" = $1 AND edge.kind <> 'DECLARED' AND NOT EXISTS (
      SELECT FROM incoming WHERE ${SAME_EDGE})
    RETURNING edge.id
  ), altered AS (
    UPDATE transfer_edge edge SET "expectedGain" = incoming."expectedGain", compatibility = incoming.compatibility,
      margin = incoming.margin, "evidenceCount" = incoming."evidenceCount", "catalogRevision" = $3,
      "recommenderVersion" = $4, "knowledgeRevision" = $5, "updatedAt" = now()
    FROM incoming
    WHERE edge."domainId" = $1 AND ${SAME_EDGE}
      AND (edge."expectedGain", edge.compatibility, edge.margin, edge."evidenceCount", edge."recommenderVersion")
        IS DISTINCT FROM (incoming."expectedGain", incoming.compatibility, incoming.margin, incoming."evidenceCount", $4)
    RETURNING edge.id
  ), written AS (
    INSERT INTO transfer_edge ("baseId", "domainId", "taskId", protocol, kind, "expectedGain", compatibility, margin,
      "evidenceCount", "catalogRevision", "recommenderVersion", "knowledgeRevision")
    SELECT "baseId", $1, "taskId", protocol, kind, "expectedGain", compatibility, margin, "evidenceCount", $3, $4, $5
    FROM incoming
    WHERE EXISTS (SELECT FROM domain WHERE domain.id = $1)
      AND NOT EXISTS (SELECT FROM transfer_edge edge WHERE edge."domainId" = $1 AND ${SAME_EDGE})
    ON CONFLICT ("baseId", "domainId", "taskId", protocol, kind) DO UPDATE SET
      "expectedGain" = excluded."expectedGain", compatibility = excluded.compatibility, margin = excluded.margin,
      "evidenceCount" = excluded."evidenceCount", "catalogRevision" = excluded."catalogRevision",
      "recommenderVersion" = excluded."recommenderVersion", "knowledgeRevision" = excluded."knowledgeRevision",
      "updatedAt" = now()
    WHERE (transfer_edge."expectedGain", transfer_edge.compatibility, transfer_edge.margin, transfer_edge."evidenceCount",
        transfer_edge."recommenderVersion")
      IS DISTINCT FROM (excluded."expectedGain", excluded.compatibility, excluded.margin, excluded."evidenceCount",
        excluded."recommenderVersion")
    RETURNING id
  ), stamped AS (
    UPDATE transfer_edge SET "knowledgeRevision" = $5
    WHERE NOT EXISTS (SELECT FROM later) AND NOT EXISTS (SELECT FROM written) AND NOT EXISTS (SELECT FROM altered) AND id = (
      SELECT edge.id FROM transfer_edge edge
      WHERE edge."domainId" = $1 AND edge.kind <> 'DECLARED' AND edge.id NOT IN (SELECT id FROM removed)
      ORDER BY edge."knowledgeRevision" DESC NULLS LAST, edge.id LIMIT 1)
  )
  SELECT (SELECT count(*) FROM removed) + (SELECT count(*) FROM altered) + (SELECT count(*) FROM written) AS changed`;

/**
 * The strongest edge of each base into each domain. Declared edges may have one figure alone; then
 * they say too little to be summed up. Most have none: those with a gain are read from the index in
 * the order of gains.
 */
const strongest = (which: string): string => `strongest AS (
    SELECT DISTINCT ON ("domainId", "baseId") "domainId", "baseId", "expectedGain", compatibility,
      sum("evidenceCount") OVER (PARTITION BY "domainId", "baseId") AS "evidenceCount"
    FROM transfer_edge
    WHERE ${which} AND coalesce("expectedGain", '-Infinity') > '-Infinity' AND compatibility IS NOT NULL
    ORDER BY "domainId", "baseId", (kind = 'MEASURED') DESC, "expectedGain" DESC, id
  )`;

/**
 * The edges between two domains together, the best first for each that was asked about. Means are
 * taken in the order of the bases, since floating-point numbers in another order have another sum,
 * and each says so: servers from version 16 on sort what comes in by another aggregate's order.
 */
const summedUp = (asked: string, other: string): string => `paired AS (
    SELECT ${asked} AS "domainId", ${other} AS "otherId", "baseId", strongest."expectedGain", strongest.compatibility,
      strongest."evidenceCount"
    FROM strongest JOIN home USING ("baseId")
  ), aggregated AS (
    SELECT "domainId", "otherId", avg("expectedGain" ORDER BY "baseId") AS "expectedGain",
      avg(compatibility ORDER BY "baseId") AS compatibility,
      count(*)::int AS "baseCount", sum("evidenceCount")::int AS "evidenceCount",
      (array_agg("baseId" ORDER BY "expectedGain" DESC, "baseId"))[1] AS "bestBaseId"
    FROM paired
    GROUP BY 1, 2
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY "domainId" ORDER BY "expectedGain" DESC, "otherId") AS place
    FROM aggregated
  )
  SELECT "domainId", "otherId", "expectedGain", compatibility, "baseCount", "evidenceCount", "bestBaseId"
  FROM ranked WHERE place <= $2 ORDER BY "domainId", place`;

/**
 * A base stands for the domains of what it was pretrained on, and for those it is filed under
 * itself.
 */
const SOURCES = `
  WITH ${strongest('"domainId" = ANY($1)')}, base AS MATERIALIZED (
    SELECT DISTINCT "baseId" FROM strongest
  ), home AS (
    SELECT base."baseId", placed."domainId" AS "sourceId" FROM base JOIN model_domain placed ON placed."modelId" = base."baseId"
    UNION
    SELECT base."baseId", placed."domainId"
    FROM base JOIN model_dataset training ON training."modelId" = base."baseId" AND training.role = 'PRETRAINING'
    JOIN dataset_domain placed ON placed."datasetId" = training."datasetId"
  ), ${summedUp('strongest."domainId"', 'home."sourceId"')}`;

/** The same from the other side: the bases of a domain first, then their edges into all others. */
const TARGETS = `
  WITH home AS MATERIALIZED (
    SELECT placed."domainId" AS "sourceId", placed."modelId" AS "baseId"
    FROM model_domain placed WHERE placed."domainId" = ANY($1)
    UNION
    SELECT placed."domainId", training."modelId"
    FROM dataset_domain placed
    JOIN model_dataset training ON training."datasetId" = placed."datasetId" AND training.role = 'PRETRAINING'
    WHERE placed."domainId" = ANY($1)
  ), ${strongest('"baseId" IN (SELECT "baseId" FROM home)')}, ${summedUp('home."sourceId"', 'strongest."domainId"')}`;

/** Domains whose edges were found right after the last change of what they are computed from. */
const UP_TO_DATE = `
  SELECT "domainId" FROM transfer_edge
  WHERE kind <> 'DECLARED'
  GROUP BY "domainId"
  HAVING bool_and("recommenderVersion" IS NOT DISTINCT FROM $1)
    AND max("knowledgeRevision") >= (SELECT "knowledgeRevision" FROM catalog_state)`;

const ANY_COMPUTED = `SELECT FROM transfer_edge WHERE "domainId" = $1 AND kind <> 'DECLARED' LIMIT 1`;

/** Edges that the recommender computed. */
export class EdgeRepository {
  constructor(private readonly database: Database) {}

  /** Runs `work` unless any process is computing edges; returns whether it ran. */
  alone(work: (lost: AbortSignal) => Promise<void>): Promise<boolean> {
    return this.database.exclusively('rootstock edges', work);
  }

  /**
   * Returns how many edges were written or removed: none where those that are stored are from later
   * knowledge.
   */
  async replace(domainId: number, edges: readonly ComputedEdge[], from: EdgeSource): Promise<number> {
    const { revision, recommenderVersion, knowledgeRevision } = from;
    // What writes nothing is marked as a write all the same: clients would read all anew.
    if (edges.length === 0 && !(await this.hasComputed(domainId))) return 0;
    const [row] = await this.database.query<{ changed: number }>({
      label: 'recommend.replace_edges',
      text: REPLACE,
      values: [domainId, JSON.stringify(edges), revision, recommenderVersion, knowledgeRevision],
    });
    return row?.changed ?? 0;
  }

  private async hasComputed(domainId: number): Promise<boolean> {
    const statement = { label: 'recommend.any_computed_edge', text: ANY_COMPUTED, values: [domainId] };
    return (await this.database.query(statement)).length > 0;
  }

  /**
   * Ids of the domains whose edges another process, or this one before, computed from what the
   * catalogue says now.
   */
  async findUpToDate(recommenderVersion: string): Promise<number[]> {
    const rows = await this.database.query<{ domainId: number }>({
      label: 'recommend.up_to_date_edges',
      text: UP_TO_DATE,
      values: [recommenderVersion],
    });
    return rows.map(({ domainId }) => domainId);
  }

  /** The first domains that each domain's bases go to, best first. */
  findTargets(domainIds: readonly number[], first: number): Promise<TransferRow[]> {
    return this.database.query<TransferRow>({
      label: 'recommend.edge_targets',
      text: TARGETS,
      values: [domainIds, first],
    });
  }

  /** The first sources of each domain's edges, best first. */
  findSources(domainIds: readonly number[], first: number): Promise<TransferRow[]> {
    return this.database.query<TransferRow>({
      label: 'recommend.edge_sources',
      text: SOURCES,
      values: [domainIds, first],
    });
  }
}
