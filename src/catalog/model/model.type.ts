import { GraphQLJSON } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { VisibilityName } from '../../access';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { connectionType, FACET, FacetValue } from '../../platform/graphql/connection';
import { Node } from '../../platform/graphql/node.type';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import type { ModelKindName } from '../adaptation/model-kind';
import type { Domain } from '../domain/domain.type';
import type { Publisher } from '../publisher/publisher.type';
import type { EntityStatusName, ModalityName } from '../vocabulary';
import { IS_DISABLED, IS_GATED, EntityStatus, Modality, ModelKind, Visibility } from '../words.type';
import type { AdapterStep } from './weights-to-load';
import type { ModelLicenses } from './model-license.type';

/** Rows have only the requested columns; `id` is always one of them. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  description: 'A published machine-learning model with pretrained weights.',
  implements: Node,
  simpleResolvers: true,
})
export class Model {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, {
    description: 'Readable name in addresses: publisher/name. Old ones keep leading here.',
  })
  slug!: string;

  @Field(() => String, { description: 'Readable name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is, in a few sentences.' })
  summary!: string | null;

  @Field(() => EntityStatus, { description: 'How far it is known, and whether it should be used.' })
  status!: EntityStatusName;

  @Field(() => Visibility, { description: 'Whom it is for.' })
  visibility!: VisibilityName;

  @Field(() => ModelKind, {
    nullable: true,
    description: 'What its weights compute; null where nothing that is known of it tells.',
  })
  kind!: ModelKindName | null;

  @Field(() => [Modality], { description: 'Kinds of data that it takes in.' })
  inputModalities!: ModalityName[];

  @Field(() => [Modality], { description: 'Kinds of data that it gives out.' })
  outputModalities!: ModalityName[];

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'How many weights it has; null where nobody said.',
  })
  parameterCount!: number | null;

  @Field(() => [String], {
    description: 'Languages that it works in, as BCP 47 tags where the source used them.',
  })
  languages!: string[];

  @Field(() => [String], { description: 'Free words that sources attached.' })
  tags!: string[];

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

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The tensors that it takes in: name, type and shape, in the form of an MLflow signature.',
  })
  inputSignature!: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The tensors that it gives out: name, type and shape, in the form of an MLflow signature.',
  })
  outputSignature!: unknown;

  @Field(() => DateTimeScalar, { description: 'When the catalogue first recorded it.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the catalogue last changed it.' })
  updatedAt!: Date;

  publisherId!: number | null;
  taskIds!: string[];
  libraryIds!: string[];
  architectureFamily!: string | null;
  architectureName!: string | null;
  deprecationReason!: string | null;
  replacementId!: number | null;
  adapterSteps!: AdapterStep[];
  /** Set when they were read in the same statement. */
  publisher?: Publisher | null;
  domains?: Domain[];
  licenses?: ModelLicenses;
}

@ObjectType({
  description: 'How often each value occurs among the models of the whole list.',
  simpleResolvers: true,
})
export class ModelFacets {
  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By task.' })
  tasks!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By kind of input.' })
  inputModalities!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By kind of output.' })
  outputModalities!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By library.' })
  libraries!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By licence of the weights.' })
  licenses!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By language.' })
  languages!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By domain, as slugs.' })
  domains!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By publisher, as slugs.' })
  publishers!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By family of architecture.' })
  architectureFamilies!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By kind of model.' })
  kinds!: FacetValue[];

  @Costs(FACET)
  @Field(() => [FacetValue], { description: 'By status.' })
  statuses!: FacetValue[];
}

/** A page of models. */
export const ModelConnection = connectionType('Model', () => Model, {
  items: 'models',
  facets: () => ModelFacets,
});
