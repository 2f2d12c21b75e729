import type { VisibilityName } from '../../access';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who owns models and datasets. */
@Entity('publisher')
@Index('publisher_slug_key', { synchronize: false })
@Index('publisher_hidden_idx', ['id'], { where: `visibility <> 'PUBLIC'` })
@Check('publisher_visibility_known', `"visibility" IN ('PUBLIC', 'INTERNAL', 'PRIVATE')`)
@Check('publisher_slug_form', `"slug" ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$'`)
@Check('publisher_name_length', `length("name") BETWEEN 1 AND 300`)
@Check('publisher_url_length', `length("url") <= 2000`)
export class PublisherEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'publisher_pk',
  })
  id!: number;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) url!: string | null;
  /** PRIVATE where only private things name it: who does not see them does not see it. */
  @Column('text', { default: 'PUBLIC' }) visibility!: VisibilityName;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
}
