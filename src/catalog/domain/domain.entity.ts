import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The text that a search of domains looks through; the migration holds a frozen copy. */
const DOMAIN_SEARCH = 'search_document(slug, name, joined(aliases), description)';

/** A subject area; `slug` is its path in the tree, such as `medical/radiology`. */
@Entity('domain')
@Index('domain_slug_key', { synchronize: false })
@Index('domain_search_idx', { synchronize: false })
@Index('domain_parent_idx', ['parentId'])
@Check('domain_slug_form', `"slug" ~ '^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$' AND length("slug") <= 200`)
@Check('domain_name_length', `length("name") BETWEEN 1 AND 300`)
@Check('domain_description_length', `length("description") <= 10000`)
@Check('domain_not_own_parent', `"parentId" <> "id"`)
@Check('domain_position_range', `"mapX" BETWEEN -1 AND 1 AND "mapY" BETWEEN -1 AND 1`)
@Check('domain_position_whole', `("mapX" IS NULL) = ("mapY" IS NULL)`)
@Check('domain_position_version', `("mapX" IS NULL) = ("mapVersion" IS NULL)`)
export class DomainEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'domain_pk' })
  id!: number;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('text', { array: true, default: () => `'{}'` }) aliases!: string[];
  @Column('int', { nullable: true }) @ForeignKey('DomainEntity', { name: 'domain_parent_fk' }) parentId!:
    number | null;
  /** Position on the domain map, both in [-1, 1]. */
  @Column('real', { nullable: true }) mapX!: number | null;
  @Column('real', { nullable: true }) mapY!: number | null;
  /** Of the projection and the encoder that the position was made by. */
  @Column('text', { nullable: true }) mapVersion!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column({
    type: 'tsvector',
    select: false,
    insert: false,
    update: false,
    nullable: true,
    generatedType: 'STORED',
    asExpression: DOMAIN_SEARCH,
  })
  search?: string;
}
