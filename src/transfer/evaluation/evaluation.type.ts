import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Dataset, Model } from '../../catalog';
import { connectionType } from '../../platform/graphql/connection';
import { Node } from '../../platform/graphql/node.type';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { Metric, Study } from '../study/study.type';

/** Rows have only the requested columns; `id` is always one of them. */
@ObjectType({
  description: 'One measured value of a model as it is, as its hub or a study states it.',
  implements: Node,
  simpleResolvers: true,
})
export class Evaluation {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Configuration of the dataset, such as a language or one of the tasks of a benchmark; null where nobody said. Values of two are not comparable.',
  })
  subset!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Revision of the dataset, at its hub; null where nobody said.',
  })
  datasetRevision!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the dataset, such as test; null where nobody said.',
  })
  split!: string | null;

  @Field(() => Metric, { description: 'What the value measures.' })
  metric?: Metric;

  @Field(() => Float, { description: 'On the scale of the metric.' })
  value!: number;

  @Field(() => Boolean, { description: 'Whether the hub says that it checked the value.' })
  verified!: boolean;

  @Field(() => Study, {
    nullable: true,
    description: 'What the value is cited from; null where nobody said.',
  })
  study?: Study | null;

  @Field(() => DateTimeScalar, { description: 'When the catalogue recorded it.' })
  recordedAt!: Date;

  @Field(() => Model, { nullable: true, description: 'What was evaluated.' })
  model?: Model | null;

  @Field(() => Dataset, { nullable: true, description: 'What it was evaluated on; null where nobody said.' })
  dataset?: Dataset | null;

  taskId!: string | null;
  sourceUrl!: string | null;
}

/** A page of evaluations. */
export const EvaluationConnection = connectionType('Evaluation', () => Evaluation, {
  items: 'evaluations',
  counting: { place: 300, parent: 1 },
});
