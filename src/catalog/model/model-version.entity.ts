import { Check, Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One immutable version of a model's weights, as an origin published it. */
@Entity('model_version')
@Unique('model_version_name_key', ['originId', 'name'])
@Check('model_version_name_length', `length("name") BETWEEN 1 AND 200`)
export class ModelVersionEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'model_version_pk',
  })
  id!: number;
  @Column('int') @ForeignKey('OriginEntity', { name: 'model_version_origin_fk' }) originId!: number;
  @Column('text') name!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** A name that may move between versions, such as `latest` or `champion`. */
@Entity('model_version_alias')
@Check('model_version_alias_length', `length("alias") BETWEEN 1 AND 200`)
export class ModelVersionAliasEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'model_version_alias_pk' })
  @ForeignKey('ModelVersionEntity', { name: 'model_version_alias_version_fk' })
  versionId!: number;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'model_version_alias_pk' }) alias!: string;
}
