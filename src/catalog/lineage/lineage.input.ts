import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { TextFilter, type EnumFilter } from '../../platform/graphql/filter.input';
import { PageArgs } from '../../platform/graphql/page.args';
import type { LineageRelationName, TrainingRoleName } from '../vocabulary';
import { LineageRelationFilter, TrainingRoleFilter } from '../words.input';
import { LineageRelation, TrainingRole } from '../words.type';

@InputType({ description: 'Chooses models by one dataset that they were trained on.' })
export class TrainingFilter {
  @Field(() => TextFilter, {
    nullable: true,
    description: 'By the slug of the dataset, without regard to case.',
  })
  dataset?: TextFilter | null;

  @Field(() => TrainingRoleFilter, { nullable: true, description: 'By what the dataset was used for.' })
  role?: EnumFilter | null;
}

@InputType({ description: 'Chooses models by one base that they were made from.' })
export class LineageFilter {
  @Field(() => TextFilter, {
    nullable: true,
    description: 'By the slug of the base, without regard to case.',
  })
  base?: TextFilter | null;

  @Field(() => LineageRelationFilter, { nullable: true, description: 'By how they were made from it.' })
  relation?: EnumFilter | null;
}

@ArgsType()
export class TrainedOnArgs {
  @Field(() => TrainingRole, { nullable: true, description: 'Only datasets that were used for this.' })
  role?: TrainingRoleName | null;

  @Field(() => Int, { description: 'How many to return, 1 to 100.' })
  first: number = 20;
}

@ArgsType()
export class BasesArgs {
  @Field(() => LineageRelation, {
    nullable: true,
    description: 'Only bases that it was made from in this way.',
  })
  relation?: LineageRelationName | null;

  @Field(() => Int, { description: 'How many to return, 1 to 100.' })
  first: number = 20;
}

@ArgsType()
export class TrainedOnPageArgs extends PageArgs {
  @Field(() => TrainingRole, { nullable: true, description: 'Only datasets that were used for this.' })
  role?: TrainingRoleName | null;
}

@ArgsType()
export class BasesPageArgs extends PageArgs {
  @Field(() => LineageRelation, {
    nullable: true,
    description: 'Only bases that it was made from in this way.',
  })
  relation?: LineageRelationName | null;
}

@ArgsType()
export class DerivativesArgs extends PageArgs {
  @Field(() => LineageRelation, {
    nullable: true,
    description: 'Only models that were made from it in this way.',
  })
  relation?: LineageRelationName | null;
}

@ArgsType()
export class RelativesArgs {
  @Field(() => Int, { description: 'Steps to walk at most, 1 to 10.' })
  depth: number = 3;

  @Field(() => Int, {
    description: 'How many to return, 1 to 100; the nearest first, then the most downloaded.',
  })
  first: number = 20;
}
