import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LineageRelationName } from '../vocabulary';

/**
 * Child was made from base, as the child's origin says. A trigger refuses lineage of a model to
 * itself.
 */
@Entity('lineage')
@Unique('lineage_claim_key', ['childOriginId', 'baseOriginId', 'relation'])
@Index('lineage_base_idx', ['baseOriginId'])
@Check('lineage_not_to_itself', `"childOriginId" <> "baseOriginId"`)
@Check(
  'lineage_relation_known',
  `"relation" IN ('FINETUNE', 'ADAPTER', 'QUANTIZED', 'MERGE', 'DISTILLED', 'CONVERTED', 'COMPONENT', 'OTHER')`,
)
export class LineageEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'lineage_pk' })
  id!: number;
  @Column('int') @ForeignKey('OriginEntity', { name: 'lineage_child_fk' }) childOriginId!: number;
  @Column('int') @ForeignKey('OriginEntity', { name: 'lineage_base_fk' }) baseOriginId!: number;
  @Column('text') relation!: LineageRelationName;
  /** The source's own word; null when it gave none. */
  @Column('text', { nullable: true }) relationRaw!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}
