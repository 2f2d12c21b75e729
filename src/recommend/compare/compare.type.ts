import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { Model } from '../../catalog';
import { BaseConstraintsInput, BaseQuestion } from '../answer/recommend.input';
import { Abstention } from '../answer/abstention.type';
import { BaseRecommendation } from '../answer/recommend.type';
import { ScoreDifference } from '../answer/score.type';
import { RecommendationTarget } from '../answer/target.type';
import type { NamedModel } from '../explanation/names';

@ArgsType()
export class CompareBasesArgs extends BaseQuestion {
  @Field(() => [String], { description: 'Slugs of the bases to compare, 2 to 10 of them.' })
  models!: string[];

  @Field(() => BaseConstraintsInput, {
    nullable: true,
    description: 'What a base must meet: those that do not are compared all the same, with what they fail.',
  })
  constraints?: BaseConstraintsInput | null;
}

@ObjectType({ description: 'One of the bases that are compared.', simpleResolvers: true })
export class ComparedBase {
  @Field(() => BaseRecommendation, {
    description:
      'What is expected of it, with reasons and evidence; the rank is that among the bases compared.',
  })
  estimate!: BaseRecommendation;

  @Field(() => [String], {
    description: 'Every constraint that it breaks, in words; that it takes another kind of input, too.',
  })
  failures!: string[];
}

@ObjectType({ description: 'How far apart two of the bases are.', simpleResolvers: true })
export class BaseDifference extends ScoreDifference {
  @Field(() => Model, { nullable: true, description: 'The base with the higher score.' })
  better!: NamedModel;

  @Field(() => Model, { nullable: true, description: 'The base with the lower score.' })
  worse!: NamedModel;
}

@ObjectType({ description: 'Some bases side by side on one target.', simpleResolvers: true })
export class BaseComparison {
  @Field(() => RecommendationTarget, { description: 'How the target was understood.' })
  target!: RecommendationTarget;

  @Field(() => Int, { description: 'How many bases the scores are measured against, these among them.' })
  candidates!: number;

  @Field(() => [ComparedBase], { description: 'Best first; empty where the target is not understood.' })
  bases!: ComparedBase[];

  @Field(() => [BaseDifference], { description: 'Every two of them, in the order of their ranks.' })
  differences!: BaseDifference[];

  @Field(() => Abstention, { nullable: true, description: 'Set where the figures mean little.' })
  abstention!: Abstention | null;

  @Field(() => String, {
    nullable: true,
    description: 'Set where some of the results are still being weighed, with what to do about it.',
  })
  warning!: string | null;
}
