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
];

const SAVE = `
  INSERT INTO receipt (${columnList(COLUMNS)})
  VALUES ($1, $2::jsonb, $3::jsonb, $4, $5, $6, $7, $8)`;

const FIND = `
  SELECT ${columnList(COLUMNS)}
  FROM receipt WHERE id = $1`;

/** Edges are computed from the rest and change no answer. */
const HAS_CHANGED = `
  SELECT EXISTS (SELECT FROM change WHERE sequence > $1 AND "entityType" <> 'TransferEdge') AS "hasChanged"`;

const OUTCOMES = `
  SELECT result.id AS "resultId", model.id AS "baseId", model.slug AS "baseSlug"
  FROM transfer_result result
  JOIN model_origin base ON base."originId" = result."baseOriginId"
  JOIN model ON model.id = base."modelId"
  WHERE result."receiptId" = $1
    AND NOT EXISTS (SELECT FROM transfer_result newer WHERE newer."supersedesId" = result.id)
  ORDER BY result.id LIMIT $2`;

/** Receipts are only ever added. */
export class ReceiptRepository {
  constructor(private readonly database: Database) {}

  async save(receipt: Receipt): Promise<void> {
    await this.database.query({
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
      ],
    });
  }

  /** @param id a UUID */
  async find(id: string): Promise<Receipt | null> {
    const [row] = await this.database.query<Receipt>({
      label: 'recommend.receipt',
      text: FIND,
      values: [id],
    });
    return row ?? null;
  }

  /** Whether anything that an answer could depend on changed after a revision. */
  async hasChangedSince(revision: number): Promise<boolean> {
    const [row] = await this.database.query<{ hasChanged: boolean }>({
      label: 'recommend.changed_since',
      text: HAS_CHANGED,
      values: [revision],
    });
    return row?.hasChanged ?? true;
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
