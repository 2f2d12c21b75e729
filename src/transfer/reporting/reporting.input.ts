import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { VisibilityName } from '../../access';
import { Visibility } from '../../catalog';
import { BigIntScalar } from '../../platform/graphql/scalars';
import { StudyInput } from '../study/study.input';
import type { DisputeKindName, ProtocolName } from '../vocabulary';
import { DisputeKind, Protocol } from '../words.type';

@InputType({ description: 'One measured value of a model as it is.' })
export class EvaluationReportInput {
  @Field(() => ID, { description: 'Id or slug of the model.' })
  model!: string;

  @Field(() => ID, { nullable: true, description: 'Id or slug of the dataset that it was evaluated on.' })
  dataset?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Configuration of the dataset, such as a language or one of the tasks of a benchmark; at most 200 characters.',
  })
  subset?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Revision of the dataset, at its hub; at most 200 characters.',
  })
  datasetRevision?: string | null;

  @Field(() => String, { nullable: true, description: 'Id, name or alias of the task.' })
  task?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the dataset, such as test; at most 100 characters.',
  })
  split?: string | null;

  @Field(() => String, { description: 'Id, name or alias of the metric, such as accuracy.' })
  metric!: string;

  @Field(() => Float, { description: 'On the scale of the metric: an accuracy of 76 % is 0.76.' })
  value!: number;

  @Field(() => StudyInput, { nullable: true, description: 'What the value is cited from.' })
  study?: StudyInput | null;

  @Field(() => String, { nullable: true, description: 'Absolute URL where the value was found.' })
  sourceUrl?: string | null;
}

@InputType({ description: 'What an adaptation cost.' })
export class TransferCostInput {
  @Field(() => Float, { nullable: true, description: 'Hours of one accelerator.' })
  gpuHours?: number | null;
}

@InputType({ description: 'One measured outcome of adapting a base to a target.' })
export class TransferResultReportInput {
  @Field(() => StudyInput, { description: 'What the value is cited from.' })
  study!: StudyInput;

  @Field(() => ID, { description: 'Id or slug of the model that was adapted.' })
  base!: string;

  @Field(() => ID, { nullable: true, description: 'Id or slug of the model that came of it.' })
  adapted?: string | null;

  @Field(() => ID, { description: 'Id or slug of the dataset that it was adapted to.' })
  target!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the target, such as test; at most 100 characters.',
  })
  split?: string | null;

  @Field(() => Protocol, { description: 'How the base was adapted.' })
  protocol!: ProtocolName;

  @Field(() => String, { description: 'Id, name or alias of the metric, such as accuracy.' })
  metric!: string;

  @Field(() => Float, { description: 'On the scale of the metric: an accuracy of 76 % is 0.76.' })
  value!: number;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Labelled examples that the adaptation was given.',
  })
  trainingExamples?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it was trained, where the study compares several ways; at most 500 characters.',
  })
  recipe?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Random seed of the run; leave it out for a mean over runs.',
  })
  seed?: number | null;

  @Field(() => TransferCostInput, { nullable: true, description: 'What the adaptation cost.' })
  cost?: TransferCostInput | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The same measurement of a model that was trained from scratch on the target.',
  })
  scratchBaseline?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the result that this one corrects. Both have the same study, base, target, split, protocol, metric, training examples, recipe and seed.',
  })
  supersedes?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the receipt of the recommendation that this is the outcome of. Only who knows the receipt sees the link.',
  })
  receipt?: string | null;

  @Field(() => Visibility, {
    nullable: true,
    description:
      'Whom it is for; everybody when left out, or whom the result that it corrects is for. To hide it takes the role CONTRIBUTOR at the publisher, to correct a hidden one for everybody MAINTAINER.',
  })
  visibility?: VisibilityName | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id or slug of the publisher whose members it is for; only of one that is hidden.',
  })
  publisher?: string | null;
}

@InputType({ description: 'Something said against a transfer result.' })
export class TransferResultDisputeInput {
  @Field(() => ID, { description: 'Id of the result.' })
  result!: string;

  @Field(() => DisputeKind, { description: 'A doubt, or a withdrawal.' })
  kind: DisputeKindName = 'DISPUTE';

  @Field(() => String, { description: 'Why, at most 2000 characters.' })
  reason!: string;
}

@InputType({ description: 'What somebody says of a base in a domain, without a measurement.' })
export class TransferEdgeDeclareInput {
  @Field(() => ID, { description: 'Id or slug of the base.' })
  base!: string;

  @Field(() => ID, { description: 'Id or slug of the domain.' })
  domain!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id, name or alias of the task; leave it out for any task.',
  })
  task?: string | null;

  @Field(() => Protocol, { description: 'How the base would be adapted.' })
  protocol!: ProtocolName;

  @Field(() => String, { description: 'Why, at most 2000 characters.' })
  reason!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Expected z against the candidate bases, in standard deviations.',
  })
  expectedGain?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the candidate bases that it is expected to beat, 0 to 1.',
  })
  compatibility?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How far the true gain may lie from the expected one; not negative.',
  })
  margin?: number | null;
}
