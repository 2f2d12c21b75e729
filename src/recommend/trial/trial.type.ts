import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Model } from '../../catalog';
import { Abstention } from '../answer/abstention.type';
import { RecommendBasesInput } from '../answer/recommend.input';
import { TrialPurpose } from '../answer/words.type';
import type { NamedModel } from '../explanation/names';
import type { TrialPurposeName } from '../explanation/trials';

@ArgsType()
export class TrialPlanArgs {
  @Field(() => RecommendBasesInput, {
    description: 'The target, what a base must meet, and what you measured already.',
  })
  input!: RecommendBasesInput;

  @Field(() => Int, { description: 'How many bases you can measure, 1 to 20.' })
  budget!: number;

  @Field(() => TrialPurpose, { description: 'What they are measured for.', defaultValue: 'FIND_WINNER' })
  purpose!: TrialPurposeName;
}

@ObjectType({ description: 'One base to measure on the target.', simpleResolvers: true })
export class Trial {
  @Field(() => Model, { nullable: true, description: 'The base; null where it was removed meanwhile.' })
  base!: NamedModel;

  @Field(() => Float, {
    description:
      'What it adds to those before it. To find the winner: how far it is expected to raise the best score among those measured; 0 for the first where nothing was measured yet: it is what the others are to beat. To learn the order: the share, 0 to 1, of what is unknown of the differences between the candidates that it is expected to explain.',
  })
  expectedGain!: number;

  @Field(() => String, { description: 'Why it is among them, in one sentence.' })
  text!: string;
}

@ObjectType({
  description: 'Bases to measure next on a target, chosen together, so that they differ.',
  simpleResolvers: true,
})
export class TrialPlan {
  @Field(() => TrialPurpose, { description: 'What they are measured for.' })
  purpose!: TrialPurposeName;

  @Field(() => [Trial], {
    description:
      'What to measure, most worth first; never a base that was measured on the target already. Fewer than the budget where there are no more, and none where there is nothing to choose from.',
  })
  trials!: Trial[];

  @Field(() => String, { description: 'What to expect of all of them together.' })
  text!: string;

  @Field(() => Abstention, {
    nullable: true,
    description: 'Set where the target is not understood, or no base can be used.',
  })
  abstention!: Abstention | null;

  @Field(() => String, {
    nullable: true,
    description: 'Set where some of the results are still being weighed, with what to do about it.',
  })
  warning!: string | null;
}
