import { ArgsType, Field, InputType } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { enumType } from '../../platform/graphql/enum';
import {
  BigIntFilter,
  DateTimeFilter,
  IdFilter,
  TextFilter,
  TextListFilter,
  type EnumFilter,
  type EnumListFilter,
  type OrderedFilter,
} from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { DomainFilter } from '../domain/domain.input';
import { LineageFilter, TrainingFilter } from '../lineage/lineage.input';
import { PublisherFilter } from '../publisher/publisher.input';
import { LicenseFilter } from '../taxonomy/taxonomy.input';
import {
  DISABLED,
  GATED,
  AND,
  EntityStatusFilter,
  ModalityListFilter,
  ModelKindFilter,
  NOT,
  OR,
  SEARCH,
  VisibilityFilter,
} from '../words.input';

@InputType({ description: 'Chooses models. All conditions that are given must hold.' })
export class ModelFilter {
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

  @Field(() => ModelKindFilter, { nullable: true, description: 'By what the weights compute.' })
  kind?: EnumFilter | null;

  @Field(() => PublisherFilter, { nullable: true, description: 'By publisher.' })
  publisher?: PublisherFilter | null;

  @Field(() => ModalityListFilter, { nullable: true, description: 'By kinds of input.' })
  inputModalities?: EnumListFilter | null;

  @Field(() => ModalityListFilter, { nullable: true, description: 'By kinds of output.' })
  outputModalities?: EnumListFilter | null;

  @Field(() => TextListFilter, { nullable: true, description: 'By tasks, such as image-classification.' })
  tasks?: TextListFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: 'By the first of its tasks: what the Hugging Face Hub calls the pipeline tag.',
  })
  mainTask?: TextFilter | null;

  @Field(() => TextListFilter, { nullable: true, description: 'By libraries, such as transformers.' })
  libraries?: TextListFilter | null;

  @Field(() => TextListFilter, { nullable: true, description: 'By languages.' })
  languages?: TextListFilter | null;

  @Field(() => TextListFilter, { nullable: true, description: 'By tags.' })
  tags?: TextListFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By family of architecture, such as resnet.' })
  architectureFamily?: TextFilter | null;

  @Field(() => BigIntFilter, { nullable: true, description: 'By the number of parameters.' })
  parameterCount?: OrderedFilter<number> | null;

  @Field(() => LicenseFilter, { nullable: true, description: 'By the licence of the weights.' })
  license?: LicenseFilter | null;

  @Field(() => DomainFilter, { nullable: true, description: 'By domains; one of them must match.' })
  domains?: DomainFilter | null;

  @Field(() => TrainingFilter, {
    nullable: true,
    description: 'By what it was trained on; one dataset must match.',
  })
  trainedOn?: TrainingFilter | null;

  @Field(() => LineageFilter, {
    nullable: true,
    description: 'By what it was made from; one base must match.',
  })
  bases?: LineageFilter | null;

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

  @Field(() => [ModelFilter], { nullable: true, description: AND })
  and?: ModelFilter[] | null;

  @Field(() => [ModelFilter], { nullable: true, description: OR })
  or?: ModelFilter[] | null;

  @Field(() => ModelFilter, { nullable: true, description: NOT })
  not?: ModelFilter | null;
}

const FIELDS = [
  'RELEVANCE',
  'DOWNLOADS',
  'LIKES',
  'PARAMETER_COUNT',
  'SLUG',
  'NAME',
  'CREATED_AT',
  'UPDATED_AT',
] as const;

const ModelOrderField = enumType(FIELDS, {
  name: 'ModelOrderField',
  description: 'What models can be ordered by. Unknown counts lie below every known one.',
  values: {
    RELEVANCE:
      'How well it matches the search; only with a search, and then the default. Lists the thousand best known of what is found, and what has exactly that name; other orders list all.',
    DOWNLOADS: 'Downloads; the default without a search.',
    LIKES: 'Likes.',
    PARAMETER_COUNT: 'Number of parameters.',
    SLUG: 'Slug, without regard to case.',
    NAME: 'Name, without regard to case.',
    CREATED_AT: 'When the catalogue first recorded it.',
    UPDATED_AT: 'When the catalogue last changed it.',
  },
});

export const ModelOrder = orderInput('Model', ModelOrderField, 'DESC');

@ArgsType()
export class ModelsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;

  @Field(() => ModelFilter, { nullable: true, description: 'Which models to return; all when left out.' })
  where?: ModelFilter | null;

  @Field(() => ModelOrder, {
    nullable: true,
    description: 'How to order them; most downloaded first when left out.',
  })
  orderBy?: OrderBy | null;
}
