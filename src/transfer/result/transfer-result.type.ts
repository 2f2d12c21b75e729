import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { VisibilityName } from '../../access';
import { Dataset, Model, Visibility } from '../../catalog';
import { connectionType } from '../../platform/graphql/connection';
import { Node } from '../../platform/graphql/node.type';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import { Metric, Study } from '../study/study.type';
import type { DerivationName, DisputeKindName, ProtocolName } from '../vocabulary';
import { Derivation, DisputeKind, Protocol } from '../words.type';

@ObjectType({ description: 'What an adaptation cost.', simpleResolvers: true })
export class TransferCost {
  @Field(() => Float, { nullable: true, description: 'Hours of one accelerator.' })
  gpuHours!: number | null;
}

@ObjectType({ description: 'Something said against a transfer result.', simpleResolvers: true })
export class TransferResultDispute {
  @Field(() => DisputeKind, { description: 'A doubt, or a withdrawal.' })
  kind!: DisputeKindName;

  @Field(() => String, { description: 'Why, in the words of whoever said it.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When the catalogue recorded it.' })
  recordedAt!: Date;
}

/** Rows have only the requested columns; `id` is always one of them. */
@ObjectType({
  description:
    'One measured outcome of adapting a base to a target. Results are never changed: a correction is a new result that supersedes the old one, and doubts are added to it.',
  implements: Node,
  simpleResolvers: true,
})
export class TransferResult {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the target that the value was measured on; null where nobody said.',
  })
  split!: string | null;

  @Field(() => Protocol, { description: 'How the base was adapted.' })
  protocol!: ProtocolName;

  @Field(() => Metric, { description: 'What the value measures.' })
  metric?: Metric;

  @Field(() => Float, { description: 'On the scale of the metric.' })
  value!: number;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Labelled examples that the adaptation was given.',
  })
  trainingExamples!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it was trained, where the study compares several ways.',
  })
  recipe!: string | null;

  @Field(() => Int, { nullable: true, description: 'Random seed of the run; null for a mean over runs.' })
  seed!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The same measurement of a model that was trained from scratch on the target.',
  })
  scratchBaseline!: number | null;

  @Field(() => Derivation, { description: 'Whether the study states it, or it follows from an evaluation.' })
  derivation!: DerivationName;

  @Field(() => Visibility, {
    description: 'Whom it is for: never more than its base, its target and the adapted model are.',
  })
  visibility!: VisibilityName;

  @Field(() => Study, { description: 'What the value is cited from.' })
  study?: Study;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the base, or a model that its weights go back to, was trained on the target already, so that the value says little; null when nothing is known of their training.',
  })
  isLeaked!: boolean | null;

  @Field(() => Boolean, { description: 'Whether it was withdrawn; then it no longer counts as evidence.' })
  isRetracted!: boolean;

  @Field(() => [TransferResultDispute], { description: 'What was said against it, oldest first.' })
  disputes?: TransferResultDispute[];

  @Field(() => DateTimeScalar, { description: 'When the catalogue recorded it.' })
  recordedAt!: Date;

  @Field(() => Model, { nullable: true, description: 'The model that was adapted.' })
  base?: Model | null;

  @Field(() => Model, {
    nullable: true,
    description: 'The model that came of it; null when it is not known.',
  })
  adapted?: Model | null;

  @Field(() => Dataset, { nullable: true, description: 'What it was adapted to.' })
  target?: Dataset | null;

  gpuHours!: number | null;
  supersedesId!: number | null;
  supersededById!: number | null;
}

/** A page of transfer results. */
export const TransferResultConnection = connectionType('TransferResult', () => TransferResult, {
  counting: { place: 400, parent: 1 },
  items: 'transfer results',
});
