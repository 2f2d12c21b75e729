import { Check, Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';
import type { Scope } from '../viewer';

/** A secret by which a program is known. Only its hash is kept. */
@Entity('api_token')
@Index('api_token_hash_key', ['hash'], { unique: true })
@Index('api_token_name_key', { synchronize: false })
@Index('api_token_number_key', ['number'], { unique: true })
@Check('api_token_name_form', `"name" ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'`)
@Check('api_token_hash_form', `"hash" ~ '^[0-9a-f]{64}$'`)
@Check(
  'api_token_scopes_known',
  `cardinality("scopes") > 0 AND "scopes" <@ ARRAY['read', 'report', 'write', 'admin']`,
)
export class ApiTokenEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_token_pk' })
  id!: string;
  /** What its id over GraphQL and its place in lists are made of. */
  @Column('int') @Generated('increment') number!: number;
  @Column('text') name!: string;
  /** SHA-256 of the secret, in hexadecimal digits. */
  @Column('text') hash!: string;
  @Column('text', { array: true }) scopes!: Scope[];
  /** Made without naming publishers: it may contribute to all that it can see. */
  @Column('boolean') isForEveryPublisher!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** The principal that made it. */
  @Column('text') createdBy!: string;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  /** To the minute. */
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
}
