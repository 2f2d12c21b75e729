import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One change of the catalogue, written by triggers in the transaction that made it. Sequence
 * numbers are given out under a row lock that is held until commit, so they are in commit order: a
 * reader of `sequence > since` misses nothing. A deleted row leaves a DELETED change.
 */
@Entity('change')
@Index('change_entity_idx', ['entityType', 'entityId'])
@Index('change_beside_edges_idx', ['sequence'], { where: `"entityType" <> 'TransferEdge'` })
@Check('change_operation_known', `"operation" IN ('CREATED', 'UPDATED', 'DELETED')`)
export class ChangeEntity {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'change_pk' }) sequence!: number;
  @Column('text') entityType!: string;
  @Column('int') entityId!: number;
  @Column('text', { nullable: true }) slug!: string | null;
  @Column('text') operation!: 'CREATED' | 'UPDATED' | 'DELETED';
  /**
   * Whom it is for as of then: who each of these words lets see what changed. A word is a
   * visibility and the id of a publisher; null: for everybody.
   */
  @Column('text', { array: true, nullable: true }) audience!: string[] | null;
  /** Not for who may see what is for these, too; null: for all of its audience. */
  @Column('text', { array: true, nullable: true }) outside!: string[] | null;
  @Column('timestamptz', { default: () => 'now()' }) occurredAt!: Date;
}

/**
 * The catalogue's only row about itself: its revision is the sequence number of the last change.
 */
@Entity('catalog_state')
@Check('catalog_state_one_row', `"id" = 1`)
@Check('catalog_state_revision_nonnegative', `"revision" >= 0`)
export class CatalogStateEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'catalog_state_pk' }) id!: number;
  @Column('bigint', { default: 0 }) revision!: number;
  /** How often what recommendations are read from changed; given out under the same lock. */
  @Column('bigint', { default: 0 }) knowledgeRevision!: number;
  /** What that number was made by the last change that hid something. */
  @Column('bigint', { default: 0 }) hidingRevision!: number;
  /** Version of the starter catalogue that was loaded; null when none was. */
  @Column('text', { nullable: true }) starterVersion!: string | null;
  /** Digest of the terms that ship, as they were written last; null before that. */
  @Column('text', { nullable: true }) taxonomyVersion!: string | null;
}
