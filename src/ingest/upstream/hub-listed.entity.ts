import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a reading of a whole hub has met, until it has come to the end. */
@Entity('hub_listed')
@Check('hub_listed_kind_known', `kind IN ('MODEL', 'DATASET', '')`)
export class HubListedEntity {
  /** The hub that is read. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_listed_pk' })
  @ForeignKey('HubEntity', { name: 'hub_listed_hub_fk', onDelete: 'CASCADE' })
  hubId!: string;
  /** The hub that the record is of, as one reader may read what is of another. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_listed_pk' }) recordHubId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_listed_pk' }) externalId!: string;
  /** Empty for a record that could not be used: it is there, whatever it is. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_listed_pk' }) kind!: 'MODEL' | 'DATASET' | '';
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_listed_pk' }) recordSource!: string;
}
