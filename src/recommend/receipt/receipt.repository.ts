import { columnList, type ColumnOf, type Database } from '../../platform/database';
import type { ReceiptEntity } from './receipt.entity';

export interface Receipt {
  id: string;
  input: unknown;
  output: unknown;
  catalogRevision: number;
  recommenderVersion: string;
  encoderVersion: string;
  backend: string;
  createdAt: Date;
  /** Counts the changes of what answers are made from; null in receipts of earlier versions. */
  knowledgeRevision: number | null;
}

/** Whose question it was. */
export interface Asker {
  /** The principal who asked; null where nobody signed the question. */
  readonly principal: string | null;
  /** Whose share of what is kept the receipt takes. */
  readonly client: string;
}

/** Who wants to read a receipt. */
export interface Reader {
  readonly principal: string | null;
  readonly mayReadAll: boolean;
}

/** How many receipts are kept. */
export interface Share {
  /** Of one client, at the moment of saving. */
  readonly most: number;
}

/** A result that was reported for a recommendation. */
export interface OutcomeRow {
  resultId: number;
  baseId: number;
  baseSlug: string;
}

const COLUMNS: readonly (ColumnOf<ReceiptEntity> & keyof Receipt)[] = [
  'id',
  'input',
  'output',
  'catalogRevision',
  'recommenderVersion',
  'encoderVersion',
  'backend',
  'createdAt',
  'knowledgeRevision',
];

/** A result that names a receipt is a record, of which the receipt is a part. */
const UNLINKED = `NOT EXISTS (SELECT FROM transfer_result result WHERE result."receiptId" = receipt.id)`;

const SAVE = `
  INSERT INTO receipt (${columnList(COLUMNS)}, asker, client)
  SELECT $1, $2::jsonb, $3::jsonb, $4, $5, $6, $7, $8, $9, $10, $11
  WHERE (SELECT count(*) FROM (SELECT FROM receipt WHERE client = $11 AND ${UNLINKED} LIMIT $12) kept) < $12
  RETURNING id`;

/** Whether every thing that a receipt's output names at these places can be seen now. */
const showsAll = (place: string, found: string): string => `NOT EXISTS (
      SELECT FROM jsonb_path_query(output, '${place}') AS named (thing) WHERE NOT EXISTS (${found}))`;

const MODEL_OF_ID = 'SELECT FROM model WHERE model.id = named.thing::int';

/** What somebody was answered may be hidden from them since. */
const FIND = `
  SELECT ${columnList(COLUMNS)}
  FROM receipt WHERE id = $1 AND ($3 OR (
    (asker = $2 OR (asker IS NULL AND $4))
    AND ${showsAll('$.**{1 to 3}.baseId', MODEL_OF_ID)}
    AND ${showsAll('$.rejected[*]', MODEL_OF_ID)}
    AND ${showsAll('$.abstention.alternatives[*]', MODEL_OF_ID)}
    AND ${showsAll('$.recommendations[*].evidence[*].resultId', 'SELECT FROM transfer_result WHERE transfer_result.id = named.thing::int')}
    AND ${showsAll(
      '$.recommendations[*].siblings.slugs[*]',
      `SELECT FROM model WHERE model.slug = named.thing #>> '{}' UNION ALL
        SELECT FROM slug_redirect WHERE "entityType" = 'Model' AND slug_redirect.slug = named.thing #>> '{}'`,
    )}
  ))`;

/**
 * The guard of the table lets go what a statement goes through that says so. The ids are an array,
 * since PostgreSQL reads the whole table to join some hundred rows of it.
 */
const purge = (due: string): string => `
  WITH allowed AS MATERIALIZED (SELECT set_config('rootstock.purging', 'receipt', true)),
  due AS MATERIALIZED (${due})
  DELETE FROM receipt USING allowed WHERE receipt.id = ANY (ARRAY(SELECT id FROM due))
  RETURNING receipt.id`;

const PURGE_OLD = purge(`
    SELECT id FROM receipt WHERE "createdAt" < $1 AND ${UNLINKED} ORDER BY "createdAt" LIMIT $2`);

const PURGE_SURPLUS = purge(`
    SELECT surplus.id FROM (
      SELECT client FROM receipt WHERE client IS NOT NULL GROUP BY client HAVING count(*) > $1
    ) full_share CROSS JOIN LATERAL (
      SELECT id FROM receipt WHERE receipt.client = full_share.client AND ${UNLINKED}
      ORDER BY "createdAt" DESC, id OFFSET $1 LIMIT $2
    ) surplus LIMIT $2`);

/** What changed after a receipt that its answer could depend on. */
export interface ChangesSince {
  /** Whether the change feed tells of something. */
  readonly isTold: boolean;
  /** Whether something changed of which it does not tell; never so for a receipt that kept none. */
  readonly isUntold: boolean;
}

/**
 * Edges are computed from the rest and change no answer, nor do vectors, which follow from what is
 * encoded and the encoder. A change of what is hidden is none.
 */
const CHANGES_SINCE = `
  SELECT coalesce((
    SELECT sequence FROM change WHERE "entityType" <> 'TransferEdge' ORDER BY sequence DESC LIMIT 1
  ), 0) > $1 AS "isTold",
  EXISTS (
    SELECT FROM knowledge_change touched WHERE touched.sequence > $2::bigint AND CASE touched.kind
      WHEN 'MODEL' THEN EXISTS (SELECT FROM model WHERE model.id = touched.key)
      WHEN 'DATASET' THEN EXISTS (SELECT FROM dataset WHERE dataset.id = touched.key)
      WHEN 'STUDY' THEN EXISTS (SELECT FROM study WHERE study.id = touched.key)
      ELSE touched.kind IN ('TASK', 'LICENSE', 'METRIC') END
  ) AS "isUntold"`;

const OUTCOMES = `
  SELECT result.id AS "resultId", model.id AS "baseId", model.slug AS "baseSlug"
  FROM transfer_result result
  JOIN model_origin base ON base."originId" = result."baseOriginId"
  JOIN model ON model.id = base."modelId"
  WHERE result."receiptId" = $1
    AND NOT EXISTS (SELECT FROM transfer_result newer WHERE newer."supersedesId" = result.id)
  ORDER BY result.id LIMIT $2`;

/** Receipts are only ever added, and purged. */
export class ReceiptRepository {
  constructor(private readonly database: Database) {}

  /** Whether it was stored: not where as many of this client are kept as may be. */
  async save(receipt: Receipt, { principal, client }: Asker, { most }: Share): Promise<boolean> {
    const rows = await this.database.query({
      label: 'recommend.save_receipt',
      text: SAVE,
      values: [
        receipt.id,
        JSON.stringify(receipt.input),
        JSON.stringify(receipt.output),
        receipt.catalogRevision,
        receipt.recommenderVersion,
        receipt.encoderVersion,
        receipt.backend,
        receipt.createdAt,
        receipt.knowledgeRevision,
        principal,
        client,
        most,
      ],
    });
    return rows.length > 0;
  }

  /**
   * @param id a UUID
   * @param isOpen whether whoever knows the id may read what nobody signed
   */
  async find(
    id: string,
    { principal, mayReadAll }: Reader,
    { isOpen }: { isOpen: boolean },
  ): Promise<Receipt | null> {
    const [row] = await this.database.query<Receipt>({
      label: 'recommend.receipt',
      text: FIND,
      values: [id, principal, mayReadAll, isOpen],
    });
    return row ?? null;
  }

  /** Takes out at most `most` that are older; returns how many went. */
  async purgeOlderThan(time: Date, most: number): Promise<number> {
    const values = [time, most];
    return (await this.database.query({ label: 'recommend.purge_old_receipts', text: PURGE_OLD, values }))
      .length;
  }

  /** Takes out at most `most` of the oldest of clients with more than `perClient`. */
  async purgeSurplus(perClient: number, most: number): Promise<number> {
    const values = [perClient, most];
    return (
      await this.database.query({ label: 'recommend.purge_surplus_receipts', text: PURGE_SURPLUS, values })
    ).length;
  }

  async changesSince({
    catalogRevision,
    knowledgeRevision,
  }: Pick<Receipt, 'catalogRevision' | 'knowledgeRevision'>): Promise<ChangesSince> {
    const [row] = await this.database.query<ChangesSince>({
      label: 'recommend.changed_since',
      text: CHANGES_SINCE,
      values: [catalogRevision, knowledgeRevision],
    });
    return row ?? { isTold: true, isUntold: true };
  }

  /** The standing results that were reported for a receipt, oldest first. */
  findOutcomes(receiptId: string, first: number): Promise<OutcomeRow[]> {
    return this.database.query<OutcomeRow>({
      label: 'recommend.outcomes',
      text: OUTCOMES,
      values: [receiptId, first],
    });
  }
}
