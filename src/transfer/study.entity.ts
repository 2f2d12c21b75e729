import type { VisibilityName } from '../access';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What a figure is cited from. */
@Entity('study')
@Unique('study_key_key', ['key'])
@Index('study_hidden_idx', ['id'], { where: `visibility <> 'PUBLIC'` })
@Check('study_visibility_known', `"visibility" IN ('PUBLIC', 'INTERNAL', 'PRIVATE')`)
@Check('study_key_form', `"key" ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$'`)
@Check('study_title_length', `length("title") BETWEEN 1 AND 500`)
@Check(
  'study_text_lengths',
  `length("url") <= 2000 AND length("doi") <= 200 AND length("repository") <= 500 AND length("license") <= 100 AND length("citation") <= 2000`,
)
@Check('study_citable', `num_nonnulls("url", "doi", "repository", "citation") > 0`)
@Check('study_year_range', `"year" BETWEEN 1950 AND 2100`)
export class StudyEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'study_pk' })
  id!: number;
  @Column('text') key!: string;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text', { nullable: true }) doi!: string | null;
  @Column('text', { nullable: true }) repository!: string | null;
  @Column('text', { nullable: true }) license!: string | null;
  @Column('int', { nullable: true }) year!: number | null;
  @Column('text', { nullable: true }) citation!: string | null;
  /** That of the first result that cited it; whoever sees a figure of it sees it, too. */
  @Column('text', { default: 'PUBLIC' }) visibility!: VisibilityName;
  @Column('int', { nullable: true })
  @ForeignKey('PublisherEntity', { name: 'study_publisher_fk' })
  publisherId!: number | null;
}
