import { ArgsType, Field, InputType } from 'type-graphql';
import { DatasetFilter, ModelFilter } from '../../catalog';
import type { OrderBy } from '../../platform/database';
import { enumType } from '../../platform/graphql/enum';
import {
  DateTimeFilter,
  FloatFilter,
  IdFilter,
  TextFilter,
  type OrderedFilter,
} from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { StudyFilter } from '../study/study.input';
import { AND, NOT, OR } from '../words.input';

@InputType({ description: 'Chooses evaluations. All conditions that are given must hold.' })
export class EvaluationFilter {
  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => ModelFilter, { nullable: true, description: 'By what was evaluated.' })
  model?: ModelFilter | null;

  @Field(() => DatasetFilter, { nullable: true, description: 'By what it was evaluated on.' })
  dataset?: DatasetFilter | null;

  @Field(() => StudyFilter, { nullable: true, description: 'By what the value is cited from.' })
  study?: StudyFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: 'By the id of the task, such as image-classification.',
  })
  task?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the id of the metric, such as accuracy.' })
  metric?: TextFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: 'By the configuration of the dataset, such as a language.',
  })
  subset?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the part of the dataset.' })
  split?: TextFilter | null;

  @Field(() => FloatFilter, { nullable: true, description: 'By value, on the scale of its metric.' })
  value?: OrderedFilter<number> | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the hub says that it checked the value.' })
  verified?: boolean | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the catalogue recorded it.' })
  recordedAt?: OrderedFilter<Date> | null;

  @Field(() => [EvaluationFilter], { nullable: true, description: AND })
  and?: EvaluationFilter[] | null;

  @Field(() => [EvaluationFilter], { nullable: true, description: OR })
  or?: EvaluationFilter[] | null;

  @Field(() => EvaluationFilter, { nullable: true, description: NOT })
  not?: EvaluationFilter | null;
}

const EvaluationOrderField = enumType(['RECORDED_AT', 'VALUE'], {
  name: 'EvaluationOrderField',
  description: 'What evaluations can be ordered by.',
  values: {
    RECORDED_AT: 'When the catalogue recorded it; the default, latest first.',
    VALUE: 'Value; of use among evaluations by one metric.',
  },
});

export const EvaluationOrder = orderInput('Evaluation', EvaluationOrderField, 'DESC');

@ArgsType()
export class EvaluationsArgs extends PageArgs {
  @Field(() => EvaluationFilter, {
    nullable: true,
    description: 'Which evaluations to return; all when left out.',
  })
  where?: EvaluationFilter | null;

  @Field(() => EvaluationOrder, {
    nullable: true,
    description: 'How to order them; latest first when left out.',
  })
  orderBy?: OrderBy | null;
}
