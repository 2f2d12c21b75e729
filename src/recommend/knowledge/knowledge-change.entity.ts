import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is read again: a thing with what is said of it, or a whole list of words. */
export const TOUCHED_KINDS = [
  'MODEL',
  'DATASET',
  'LINEAGE',
  'TRAINING',
  'RESULT',
  'STUDY',
  'VECTOR',
  'DOMAIN',
  'TASK',
  'LICENSE',
  'METRIC',
] as const;
export type TouchedKind = (typeof TOUCHED_KINDS)[number];

/**
 * When something that recommendations are read from changed last, written by triggers in the
 * transaction that changed it. Numbers are given out under the feed's lock, so they are in commit
 * order, and a thing has one row however often it changes: nothing is ever missing.
 */
@Entity('knowledge_change')
@Index('knowledge_change_sequence_idx', ['sequence'])
@Check('knowledge_change_kind_known', `kind IN (${TOUCHED_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
export class KnowledgeChangeEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'knowledge_change_pk' }) kind!: TouchedKind;
  /**
   * Of the model for MODEL, LINEAGE (of the child) and TRAINING, of the dataset for DATASET and
   * VECTOR, of the row otherwise; 0 for a list of words.
   */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'knowledge_change_pk' }) key!: number;
  /** `knowledgeRevision` of the catalogue since then. */
  @Column('bigint') sequence!: number;
}
