import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A fit of the scorer to the evidence of one catalogue revision. Append-only, so that an old answer
 * can be replayed.
 */
@Entity('scorer_fit')
@Index('scorer_fit_newest_idx', ['scorerVersion', 'encoderVersion', 'id'])
@Check('scorer_fit_columns_paired', `cardinality("columnKeys") = cardinality(noise)`)
@Check(
  'scorer_fit_results_paired',
  `2 * octet_length("resultIds") = octet_length(z) AND octet_length(z) = octet_length(dual)`,
)
export class ScorerFitEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'scorer_fit_pk',
  })
  id!: number;
  /** Digest of the scorer, its settings and the evidence. */
  @Column('text') version!: string;
  @Column('text') scorerVersion!: string;
  /** Of the encoder whose vectors are in the covariances. */
  @Column('text') encoderVersion!: string;
  @Column('bigint') catalogRevision!: number;
  /** Hyper-parameters of the Gaussian process. */
  @Column('jsonb') settings!: unknown;
  /** How the settings were found: targets hidden, score before and after. */
  @Column('jsonb') search!: unknown;
  @Column('text', { array: true }) columnKeys!: string[];
  /** Noise variance by column. */
  @Column('double precision', { array: true }) noise!: number[];
  /** Ids of the results, 4 bytes each, little-endian. */
  @Column('bytea') resultIds!: Buffer;
  /** Standardised value of each result, 8 bytes each, little-endian. */
  @Column('bytea') z!: Buffer;
  /** Weight of each result in the posterior mean, 8 bytes each, little-endian. */
  @Column('bytea') dual!: Buffer;
  /** How well targets are foretold from the others. */
  @Column('jsonb') leftOut!: unknown;
  /** How far the equations were solved: iterations, and what is left of z. */
  @Column('jsonb') solution!: unknown;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
