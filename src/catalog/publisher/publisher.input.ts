import { ArgsType, Field, InputType } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { enumType } from '../../platform/graphql/enum';
import { IdFilter, TextFilter } from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { AND, NOT, OR } from '../words.input';

@InputType({ description: 'Chooses publishers. All conditions that are given must hold.' })
export class PublisherFilter {
  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By slug, without regard to case.' })
  slug?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By name.' })
  name?: TextFilter | null;

  @Field(() => [PublisherFilter], { nullable: true, description: AND })
  and?: PublisherFilter[] | null;

  @Field(() => [PublisherFilter], { nullable: true, description: OR })
  or?: PublisherFilter[] | null;

  @Field(() => PublisherFilter, { nullable: true, description: NOT })
  not?: PublisherFilter | null;
}

const PublisherOrderField = enumType(['SLUG'], {
  name: 'PublisherOrderField',
  description: 'What publishers can be ordered by.',
  values: { SLUG: 'Slug, without regard to case; the default.' },
});

export const PublisherOrder = orderInput('Publisher', PublisherOrderField, 'ASC');

@ArgsType()
export class PublishersArgs extends PageArgs {
  @Field(() => PublisherFilter, {
    nullable: true,
    description: 'Which publishers to return; all when left out.',
  })
  where?: PublisherFilter | null;

  @Field(() => PublisherOrder, { nullable: true, description: 'How to order them; by slug when left out.' })
  orderBy?: OrderBy | null;
}
