import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { PublisherRole } from '../viewer';

/** What a token or a person is for a publisher; without a publisher, for the whole catalogue. */
@Entity('publisher_grant')
@Index('publisher_grant_key', { synchronize: false })
@Index('publisher_grant_publisher_idx', ['publisherId'])
@Check('publisher_grant_principal_form', `"principal" ~ '^(token|person):.' AND length("principal") <= 1000`)
@Check(
  'publisher_grant_role_known',
  `CASE WHEN "publisherId" IS NULL THEN "role" = 'ADMIN' ELSE "role" IN ('VIEWER', 'CONTRIBUTOR', 'MAINTAINER') END`,
)
export class PublisherGrantEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'publisher_grant_pk',
  })
  id!: number;
  /** `token:<uuid>` or `person:<issuer>#<subject>`. */
  @Column('text') principal!: string;
  @Column('int', { nullable: true })
  @ForeignKey('PublisherEntity', { name: 'publisher_grant_publisher_fk', onDelete: 'CASCADE' })
  publisherId!: number | null;
  @Column('text') role!: PublisherRole | 'ADMIN';
  @Column('timestamptz', { default: () => 'now()' }) grantedAt!: Date;
  /** The principal that granted it. */
  @Column('text') grantedBy!: string;
}
