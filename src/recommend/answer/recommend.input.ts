import { ArgsType, Directive, Field, Float, InputType, Int } from 'type-graphql';
import { Modality, Precision, type ModalityName, type PrecisionName } from '../../catalog';
import { enumType } from '../../platform/graphql/enum';
import { BigIntScalar } from '../../platform/graphql/scalars';
import { Protocol, type ProtocolName } from '../../transfer';
import { LICENSE_POLICIES, type LicensePolicyName } from '../question/question';

export const LicensePolicy = enumType(LICENSE_POLICIES, {
  name: 'LicensePolicy',
  description:
    'What the licence of the weights, bases counted in, must allow. What is not known is not allowed.',
  values: {
    ANY: 'Any licence, known or not.',
    COMMERCIAL_USE: 'Commercial use.',
    PERMISSIVE_ONLY: 'Commercial use, derivatives and redistribution, without copyleft.',
  },
});

@Directive('@oneOf')
@InputType({ description: 'What bases are wanted for: exactly one of these.' })
export class RecommendationTargetInput {
  @Field(() => String, { nullable: true, description: 'Slug of a domain, such as medical/radiology.' })
  domain?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of a dataset of the catalogue.' })
  dataset?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the data show and what is to be predicted, in up to 2,000 characters.',
  })
  description?: string | null;
}

@InputType({ description: 'What a base must meet; one that does not is rejected, with the reason.' })
export class BaseConstraintsInput {
  @Field(() => BigIntScalar, { nullable: true, description: 'Most parameters.' })
  maxParameters?: number | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Most bytes for the weights alone, in `precision`.',
  })
  maxMemoryBytes?: number | null;

  @Field(() => Precision, {
    nullable: true,
    description: 'Number format of the weights; FP32 when left out.',
  })
  precision?: PrecisionName | null;

  @Field(() => LicensePolicy, {
    nullable: true,
    description: 'What the licence of the weights must allow; ANY when left out.',
  })
  licensePolicy?: LicensePolicyName | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Hold the licence of the training data to the policy too.',
    defaultValue: false,
  })
  includeDataLicense?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Ids of licences: only weights under these.' })
  licenses?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Ids of libraries: only bases for one of these.' })
  libraries?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Languages: only bases that work in one of these.' })
  languages?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of publishers whose bases are not wanted.' })
  excludePublishers?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Fewest transfer results that count for a base.' })
  minEvidence?: number | null;
}

@InputType({ description: 'A value that you measured on the target yourself.' })
export class OwnResultInput {
  @Field(() => String, { description: 'Slug of the base that was adapted.' })
  base!: string;

  @Field(() => Float, {
    description: 'What it reached, on the scale of the metric: an accuracy of 91 percent is 0.91.',
  })
  value!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'A metric of the catalogue by its id or name; when left out, the one that most results on data of this task and kind are in. Values are compared only under the same metric and protocol.',
  })
  metric?: string | null;

  @Field(() => Protocol, {
    nullable: true,
    description: 'How the base was adapted; when left out, that of the question, else FINE_TUNE.',
  })
  protocol?: ProtocolName | null;
}

/** What every question about bases may say, as one input or as arguments. */
@ArgsType()
@InputType()
export abstract class BaseQuestion {
  @Field(() => RecommendationTargetInput, { description: 'What bases are wanted for.' })
  target!: RecommendationTargetInput;

  @Field(() => String, { nullable: true, description: 'What is predicted: a task by its id, name or alias.' })
  task?: string | null;

  @Field(() => Modality, {
    nullable: true,
    description: 'Kind of input; worked out from the target when left out.',
  })
  modality?: ModalityName | null;

  @Field(() => Int, { nullable: true, description: 'How many classes are told apart.' })
  classes?: number | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'How many labelled examples there are to train on.',
  })
  trainingExamples?: number | null;

  @Field(() => Protocol, {
    nullable: true,
    description: 'How a base will be adapted; results under it count most.',
  })
  protocol?: ProtocolName | null;

  @Field(() => [OwnResultInput], {
    nullable: true,
    description:
      'Up to 100 values that you measured on the target yourself: from two bases on they are the strongest evidence for this answer. They are kept in its receipt, and not as evidence for others.',
  })
  measured?: OwnResultInput[] | null;
}

@InputType({ description: 'What an engineer knows of their own data, and of what they can use.' })
export class RecommendBasesInput extends BaseQuestion {
  @Field(() => Int, {
    nullable: true,
    description: 'How many bases to recommend, 1 to 100.',
    defaultValue: 10,
  })
  first?: number | null;

  @Field(() => BaseConstraintsInput, { nullable: true, description: 'What a base must meet.' })
  constraints?: BaseConstraintsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to keep a receipt of the answer, with the question. With false nothing of the question is stored.',
    defaultValue: true,
  })
  store?: boolean | null;
}
