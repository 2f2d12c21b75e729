import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * How far a live source of a hub was read, so that an interrupted import can continue and a
 * schedule knows when it is due.
 */
@Entity('hub_sync')
@Check('hub_sync_source_length', `octet_length(source) <= 2000`)
@Check('hub_sync_cursor_dated', `(cursor IS NULL) = ("cursorAt" IS NULL)`)
export class HubSyncEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_sync_pk' })
  @ForeignKey('HubEntity', { name: 'hub_sync_hub_fk', onDelete: 'CASCADE' })
  hubId!: string;
  /** The requested address. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_sync_pk' }) source!: string;
  /** The first page that is not in the catalogue yet; null when no reading was interrupted. */
  @Column('text', { nullable: true }) cursor!: string | null;
  @Column('timestamptz', { nullable: true }) cursorAt!: Date | null;
  /** When it was last read to its end. */
  @Column('timestamptz', { nullable: true }) completedAt!: Date | null;
}
