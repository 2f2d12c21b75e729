import { ArgsType, Field, InputType } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { enumType } from '../../platform/graphql/enum';
import {
  BigIntFilter,
  DateTimeFilter,
  IdFilter,
  IntFilter,
  TextFilter,
  TextListFilter,
  type EnumFilter,
  type EnumListFilter,
  type OrderedFilter,
} from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { DomainFilter } from '../domain/domain.input';
import { PublisherFilter } from '../publisher/publisher.input';
import { LicenseFilter } from '../taxonomy/taxonomy.input';
import {
  DISABLED,
  GATED,
  AND,
  EntityStatusFilter,
  ModalityListFilter,
  NOT,
  OR,
  SEARCH,
  VisibilityFilter,
} from '../words.input';

@InputType({ description: 'Chooses datasets. All conditions that are given must hold.' })
export class DatasetFilter {
  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By slug, without regard to case.' })
  slug?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By name.' })
  name?: TextFilter | null;

  @Field(() => EntityStatusFilter, { nullable: true, description: 'By status.' })
  status?: EnumFilter | null;

  @Field(() => VisibilityFilter, { nullable: true, description: 'By whom it is for.' })
  visibility?: EnumFilter | null;

  @Field(() => PublisherFilter, { nullable: true, description: 'By publisher.' })
  publisher?: PublisherFilter | null;

  @Field(() => ModalityListFilter, { nullable: true, description: 'By kinds of data.' })
  modalities?: EnumListFilter | null;

  @Field(() => TextListFilter, { nullable: true, description: 'By tasks, such as image-classification.' })
  tasks?: TextListFilter | null;

  @Field(() => TextListFilter, { nullable: true, description: 'By languages.' })
  languages?: TextListFilter | null;

  @Field(() => TextListFilter, { nullable: true, description: 'By tags.' })
  tags?: TextListFilter | null;

  @Field(() => LicenseFilter, { nullable: true, description: 'By licence.' })
  license?: LicenseFilter | null;

  @Field(() => DomainFilter, { nullable: true, description: 'By domains; one of them must match.' })
  domains?: DomainFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By the number of classes.' })
  classes?: OrderedFilter<number> | null;

  @Field(() => BigIntFilter, { nullable: true, description: 'By the number of training examples.' })
  trainingExamples?: OrderedFilter<number> | null;

  @Field(() => Boolean, { nullable: true, description: GATED })
  gated?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: DISABLED })
  disabled?: boolean | null;

  @Field(() => BigIntFilter, { nullable: true, description: 'By downloads.' })
  downloads?: OrderedFilter<number> | null;

  @Field(() => BigIntFilter, { nullable: true, description: 'By likes.' })
  likes?: OrderedFilter<number> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the catalogue first recorded it.' })
  createdAt?: OrderedFilter<Date> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the catalogue last changed it.' })
  updatedAt?: OrderedFilter<Date> | null;

  @Field(() => [DatasetFilter], { nullable: true, description: AND })
  and?: DatasetFilter[] | null;

  @Field(() => [DatasetFilter], { nullable: true, description: OR })
  or?: DatasetFilter[] | null;

  @Field(() => DatasetFilter, { nullable: true, description: NOT })
  not?: DatasetFilter | null;
}

const FIELDS = [
  'RELEVANCE',
  'DOWNLOADS',
  'LIKES',
  'TRAINING_EXAMPLES',
  'SLUG',
  'NAME',
  'CREATED_AT',
  'UPDATED_AT',
] as const;

const DatasetOrderField = enumType(FIELDS, {
  name: 'DatasetOrderField',
  description: 'What datasets can be ordered by. Unknown counts lie below every known one.',
  values: {
    RELEVANCE:
      'How well it matches the search; only with a search, and then the default. Lists the thousand best known of what is found, and what has exactly that name; other orders list all.',
    DOWNLOADS: 'Downloads; the default without a search.',
    LIKES: 'Likes.',
    TRAINING_EXAMPLES: 'Training examples.',
    SLUG: 'Slug, without regard to case.',
    NAME: 'Name, without regard to case.',
    CREATED_AT: 'When the catalogue first recorded it.',
    UPDATED_AT: 'When the catalogue last changed it.',
  },
});

export const DatasetOrder = orderInput('Dataset', DatasetOrderField, 'DESC');

@ArgsType()
export class DatasetsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;

  @Field(() => DatasetFilter, { nullable: true, description: 'Which datasets to return; all when left out.' })
  where?: DatasetFilter | null;

  @Field(() => DatasetOrder, {
    nullable: true,
    description: 'How to order them; most downloaded first when left out.',
  })
  orderBy?: OrderBy | null;
}
