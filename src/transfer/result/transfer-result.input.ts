import { ArgsType, Field, InputType } from 'type-graphql';
import { DatasetFilter, ModelFilter, VisibilityFilter } from '../../catalog';
import type { OrderBy } from '../../platform/database';
import { enumType } from '../../platform/graphql/enum';
import {
  BigIntFilter,
  DateTimeFilter,
  FloatFilter,
  IdFilter,
  TextFilter,
  type EnumFilter,
  type OrderedFilter,
} from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { StudyFilter } from '../study/study.input';
import { AND, DerivationFilter, NOT, OR, ProtocolFilter } from '../words.input';

@InputType({ description: 'Chooses transfer results. All conditions that are given must hold.' })
export class TransferResultFilter {
  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => ModelFilter, { nullable: true, description: 'By the model that was adapted.' })
  base?: ModelFilter | null;

  @Field(() => ModelFilter, { nullable: true, description: 'By the model that came of it.' })
  adapted?: ModelFilter | null;

  @Field(() => DatasetFilter, { nullable: true, description: 'By what it was adapted to.' })
  target?: DatasetFilter | null;

  @Field(() => StudyFilter, { nullable: true, description: 'By what the value is cited from.' })
  study?: StudyFilter | null;

  @Field(() => ProtocolFilter, { nullable: true, description: 'By how the base was adapted.' })
  protocol?: EnumFilter | null;

  @Field(() => DerivationFilter, { nullable: true, description: 'By where it comes from.' })
  derivation?: EnumFilter | null;

  @Field(() => VisibilityFilter, {
    nullable: true,
    description: 'By whom it is for, its base, its target and the adapted model included.',
  })
  visibility?: EnumFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the id of the metric, such as accuracy.' })
  metric?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the part of the target.' })
  split?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By how it was trained.' })
  recipe?: TextFilter | null;

  @Field(() => FloatFilter, { nullable: true, description: 'By value, on the scale of its metric.' })
  value?: OrderedFilter<number> | null;

  @Field(() => BigIntFilter, { nullable: true, description: 'By the number of training examples.' })
  trainingExamples?: OrderedFilter<number> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the catalogue recorded it.' })
  recordedAt?: OrderedFilter<Date> | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it stands: it is neither superseded nor retracted. Only such results count as evidence.',
  })
  isStanding?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether something was said against it.' })
  isDisputed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the base is known to have been trained on the target already.',
  })
  isLeaked?: boolean | null;

  @Field(() => [TransferResultFilter], { nullable: true, description: AND })
  and?: TransferResultFilter[] | null;

  @Field(() => [TransferResultFilter], { nullable: true, description: OR })
  or?: TransferResultFilter[] | null;

  @Field(() => TransferResultFilter, { nullable: true, description: NOT })
  not?: TransferResultFilter | null;
}

const TransferResultOrderField = enumType(['RECORDED_AT', 'VALUE', 'TRAINING_EXAMPLES'], {
  name: 'TransferResultOrderField',
  description: 'What transfer results can be ordered by.',
  values: {
    RECORDED_AT: 'When the catalogue recorded it; the default, latest first.',
    VALUE: 'Value; of use among results of one metric.',
    TRAINING_EXAMPLES: 'Number of training examples; unknown lies below every known one.',
  },
});

export const TransferResultOrder = orderInput('TransferResult', TransferResultOrderField, 'DESC');

@ArgsType()
export class TransferResultsArgs extends PageArgs {
  @Field(() => TransferResultFilter, {
    nullable: true,
    description: 'Which results to return; all when left out.',
  })
  where?: TransferResultFilter | null;

  @Field(() => TransferResultOrder, {
    nullable: true,
    description: 'How to order them; latest first when left out.',
  })
  orderBy?: OrderBy | null;
}
