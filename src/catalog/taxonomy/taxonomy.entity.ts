import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { MODALITIES, type ModalityName, type RightName } from '../vocabulary';

const ALL = MODALITIES.map((name) => `'${name}'`).join(', ');

/** What is predicted: the Hugging Face pipeline tags, with aliases. */
@Entity('task')
@Check('task_modalities_known', `"inputModalities" <@ ARRAY[${ALL}] AND "outputModalities" <@ ARRAY[${ALL}]`)
export class TaskEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'task_pk' }) id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { array: true, default: () => `'{}'` }) aliases!: string[];
  @Column('text', { array: true, default: () => `'{}'` }) inputModalities!: ModalityName[];
  @Column('text', { array: true, default: () => `'{}'` }) outputModalities!: ModalityName[];
}

/** Software that loads and runs models: transformers, timm, keras, ... */
@Entity('library')
export class LibraryEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'library_pk' }) id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) url!: string | null;
}

const RIGHT = (column: string) => `"${column}" IN ('YES', 'NO', 'UNKNOWN')`;

/** A licence and what it allows, as flags. */
@Entity('license')
@Check('license_commercial_use_known', RIGHT('commercialUse'))
@Check('license_derivatives_known', RIGHT('derivatives'))
@Check('license_redistribution_known', RIGHT('redistribution'))
@Check('license_copyleft_known', RIGHT('copyleft'))
@Check('license_attribution_known', RIGHT('attribution'))
export class LicenseEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'license_pk' }) id!: string;
  @Column('text', { nullable: true }) spdxId!: string | null;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text', { default: 'UNKNOWN' }) commercialUse!: RightName;
  @Column('text', { default: 'UNKNOWN' }) derivatives!: RightName;
  @Column('text', { default: 'UNKNOWN' }) redistribution!: RightName;
  @Column('text', { default: 'UNKNOWN' }) copyleft!: RightName;
  @Column('text', { default: 'UNKNOWN' }) attribution!: RightName;
}
