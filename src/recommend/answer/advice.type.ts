import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Dataset, Model } from '../../catalog';
import { Protocol, type ProtocolName } from '../../transfer';
import type { ConstraintKindName } from '../candidates/constraints';
import type { NamedModel } from '../explanation/names';
import type { TrialPurposeName } from '../explanation/trials';
import { ScoreDifference } from './score.type';
import { ConstraintKind, TrialPurpose } from './words.type';

@ObjectType({
  description: 'How much better a base is expected to do than the one that most people take.',
  simpleResolvers: true,
})
export class GainOverMostDownloaded extends ScoreDifference {
  @Field(() => Model, {
    nullable: true,
    description: 'The most downloaded base that meets the constraints; null where it was removed meanwhile.',
  })
  base!: NamedModel;
}

@ObjectType({ description: 'What one constraint costs.', simpleResolvers: true })
export class ConstraintCounterfactual {
  @Field(() => ConstraintKind, { description: 'The constraint that is left out; the others stay.' })
  constraint!: ConstraintKindName;

  @Field(() => Model, {
    nullable: true,
    description: 'The base that would then be the best; null where it was removed meanwhile.',
  })
  base!: NamedModel;

  @Field(() => Float, { description: 'Its score.' })
  score!: number;

  @Field(() => ScoreDifference, {
    nullable: true,
    description: 'Over the best base that meets all constraints; null where none does.',
  })
  gain!: ScoreDifference | null;

  @Field(() => String, { description: 'For people to read.' })
  text!: string;
}

@ObjectType({
  description:
    'The measurement that is worth most; never one of a base that was measured on the target already.',
  simpleResolvers: true,
})
export class ExperimentAdvice {
  @Field(() => TrialPurpose, { description: 'What it is worth most for.' })
  purpose!: TrialPurposeName;

  @Field(() => Model, {
    nullable: true,
    description: 'The base to measure; null where it was removed meanwhile.',
  })
  base!: NamedModel;

  @Field(() => Dataset, {
    nullable: true,
    description:
      'A dataset of the catalogue to measure on: the target itself where it is one, else the nearest that the base was neither measured nor trained on. Your own data are better than the nearest.',
  })
  target!: { id: number } | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How similar that dataset is to the target, from -1 to 1; 1 for the target itself.',
  })
  similarity!: number | null;

  @Field(() => Protocol, { description: 'How to adapt the base for it.' })
  protocol!: ProtocolName;

  @Field(() => Float, {
    description:
      'To find the winner: how far an exact measurement on the target would raise the score of the base that is chosen, on average over what it may find. To learn the order: the share, 0 to 1, of what is unknown of the differences between the first 60 candidates that it is expected to explain.',
  })
  expectedGain!: number;

  @Field(() => String, { description: 'For people to read.' })
  text!: string;
}

@ObjectType({
  description: 'What became of the results on the target itself, of the question and of the catalogue.',
  simpleResolvers: true,
})
export class OwnResults {
  @Field(() => Int, { description: 'How many there are of the candidates.' })
  count!: number;

  @Field(() => String, {
    description: 'Whether they were taken in, or one more is needed before they can be compared.',
  })
  text!: string;
}

@ObjectType({ description: 'What has to be prepared before a base is adapted.', simpleResolvers: true })
export class BaseAdaptation {
  @Field(() => String, {
    nullable: true,
    description: 'What it takes in, such as 224x224 RGB; null where its signature is not known.',
  })
  input!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What becomes of its head, such as "replace the head: 1000 -> 12 classes".',
  })
  head!: string | null;

  @Field(() => String, { description: 'Both in one line.' })
  text!: string;
}

@ObjectType({
  description:
    'The same checkpoint in other forms: conversions, quantisations, copies. Bases that were measured side by side and differ by more than noise are never siblings.',
  simpleResolvers: true,
})
export class BaseSiblings {
  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => [String], { description: 'Slugs of the first hundred, best first.' })
  slugs!: string[];
}
