import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { VisibilityName } from '../../access';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { connectionType, FACET, FacetValue } from '../../platform/graphql/connection';
import { Node } from '../../platform/graphql/node.type';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import type { Domain } from '../domain/domain.type';
import type { Publisher } from '../publisher/publisher.type';
import type { License } from '../taxonomy/taxonomy.type';
import type { EntityStatusName, ModalityName } from '../vocabulary';
import { IS_DISABLED, IS_GATED, EntityStatus, Modality, Visibility } from '../words.type';

/** Rows have only the requested columns; `id` is always one of them. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  description: 'A dataset that models are trained or measured on.',
  implements: Node,
  simpleResolvers: true,
})
export class Dataset {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, {
    description: 'Readable name in addresses: publisher/name. Old ones keep leading here.',
  })
  slug!: string;

  @Field(() => String, { description: 'Readable name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it holds, in a few sentences.' })
  summary!: string | null;

  @Field(() => EntityStatus, { description: 'How far it is known, and whether it should be used.' })
  status!: EntityStatusName;

  @Field(() => Visibility, { description: 'Whom it is for.' })
  visibility!: VisibilityName;

  @Field(() => [Modality], { description: 'Kinds of data that it holds.' })
  modalities!: ModalityName[];

  @Field(() => [String], {
    description: 'Languages of its text or speech, as BCP 47 tags where the source used them.',
  })
  languages!: string[];

  @Field(() => [String], { description: 'Free words that sources attached.' })
  tags!: string[];

  @Field(() => Int, { nullable: true, description: 'How many classes its labels tell apart.' })
  classes!: number | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Examples in its training split.' })
  trainingExamples!: number | null;

  @Field(() => Boolean, { nullable: true, description: IS_GATED })
  gated!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: IS_DISABLED })
  disabled!: boolean | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Downloads that the hub reported last.' })
  downloads!: number | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Likes that the hub reported last.' })
  likes!: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When downloads and likes were counted; null where the hub did not say.',
  })
  countedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When the catalogue first recorded it.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the catalogue last changed it.' })
  updatedAt!: Date;

  publisherId!: number | null;
  licenseId!: string | null;
  taskIds!: string[];
  /** Set when they were read in the same statement. */
  publisher?: Publisher | null;
  license?: License | null;
  domains?: Domain[];
}

@ObjectType({
  description: 'How often each value occurs among the datasets of the whole list.',
  simpleResolvers: true,
})
export class DatasetFacets {
  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By task.' })
  tasks!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By kind of data.' })
  modalities!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By language.' })
  languages!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By licence.' })
  licenses!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By domain, as slugs.' })
  domains!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By publisher, as slugs.' })
  publishers!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By status.' })
  statuses!: FacetValue[];
}

/** A page of datasets. */
export const DatasetConnection = connectionType('Dataset', () => Dataset, {
  items: 'datasets',
  facets: () => DatasetFacets,
});
