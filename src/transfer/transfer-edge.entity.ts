import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { EdgeKindName, ProtocolName } from './vocabulary';

/** How well a base is expected to transfer to a domain: see the GraphQL type of the same name. */
@Entity('transfer_edge')
@Index('transfer_edge_key', { synchronize: false })
@Index('transfer_edge_gain_idx', { synchronize: false })
@Index('transfer_edge_compatibility_idx', { synchronize: false })
@Index('transfer_edge_evidence_idx', { synchronize: false })
@Index('transfer_edge_base_gain_idx', { synchronize: false })
@Index('transfer_edge_domain_gain_idx', { synchronize: false })
@Index('transfer_edge_updated_idx', ['updatedAt', 'id'])
@Check('transfer_edge_kind_known', `"kind" IN ('MEASURED', 'DECLARED', 'PREDICTED')`)
@Check('transfer_edge_protocol_known', `"protocol" IN ('FINE_TUNE', 'LINEAR_PROBE', 'FROZEN', 'ZERO_SHOT')`)
@Check('transfer_edge_gain_finite', `"expectedGain" > '-Infinity' AND "expectedGain" < 'Infinity'`)
@Check('transfer_edge_compatibility_range', `"compatibility" BETWEEN 0 AND 1`)
@Check('transfer_edge_margin_nonnegative', `"margin" >= 0 AND "margin" < 'Infinity'`)
@Check('transfer_edge_evidence_nonnegative', `"evidenceCount" >= 0`)
@Check('transfer_edge_measured_has_evidence', `"kind" <> 'MEASURED' OR "evidenceCount" > 0`)
@Check(
  'transfer_edge_declared_has_reason',
  `"kind" <> 'DECLARED' OR coalesce(length("reason"), 0) BETWEEN 1 AND 2000`,
)
@Check(
  'transfer_edge_computed_has_figures',
  `"kind" = 'DECLARED' OR num_nulls("expectedGain", "compatibility", "margin") = 0`,
)
export class TransferEdgeEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'transfer_edge_pk',
  })
  id!: number;
  @Column('int') @ForeignKey('ModelEntity', { name: 'transfer_edge_base_fk' }) baseId!: number;
  @Column('int') @ForeignKey('DomainEntity', { name: 'transfer_edge_domain_fk' }) domainId!: number;
  @Column('text', { nullable: true }) @ForeignKey('TaskEntity', { name: 'transfer_edge_task_fk' }) taskId!:
    string | null;
  @Column('text') protocol!: ProtocolName;
  @Column('text') kind!: EdgeKindName;
  @Column('double precision', { nullable: true }) expectedGain!: number | null;
  @Column('double precision', { nullable: true }) compatibility!: number | null;
  @Column('double precision', { nullable: true }) margin!: number | null;
  @Column('int', { default: 0 }) evidenceCount!: number;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('bigint', { nullable: true }) catalogRevision!: number | null;
  @Column('text', { nullable: true }) recommenderVersion!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  /**
   * `knowledgeRevision` of the catalogue that the edges of the domain were found right for; the
   * greatest among them counts. The feed tells nothing of it.
   */
  @Column('bigint', { nullable: true }) knowledgeRevision!: number | null;
}
