import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A part of what recommendations are read from, as it was read last of what is for everybody: all
 * parts together are one reading, and are exchanged together.
 */
@Entity('kept_knowledge')
export class KeptKnowledgeEntity {
  /** From 0. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'kept_knowledge_pk' }) part!: number;
  /** Digest of what is read and how it is packed: who would do either otherwise passes it over. */
  @Column('text') format!: string;
  /** `knowledgeRevision` of the catalogue that was read. */
  @Column('bigint') knowledgeRevision!: number;
  /** SHA-256 of the content in hexadecimal digits. */
  @Column('text') digest!: string;
  @Column('bytea') content!: Buffer;
}
