import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { OrderBy } from '../../platform/database';
import { enumType } from '../../platform/graphql/enum';
import { IntFilter, TextFilter, type OrderedFilter } from '../../platform/graphql/filter.input';
import { orderInput } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/page.args';
import { AND, NOT, OR } from '../words.input';

@InputType({ description: 'Chooses studies. All conditions that are given must hold.' })
export class StudyFilter {
  @Field(() => TextFilter, { nullable: true, description: 'By key.' })
  key?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By title.' })
  title?: TextFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By year of publication.' })
  year?: OrderedFilter<number> | null;

  @Field(() => [StudyFilter], { nullable: true, description: AND })
  and?: StudyFilter[] | null;

  @Field(() => [StudyFilter], { nullable: true, description: OR })
  or?: StudyFilter[] | null;

  @Field(() => StudyFilter, { nullable: true, description: NOT })
  not?: StudyFilter | null;
}

@InputType({
  description:
    'What a figure is cited from. The key of a study that the catalogue has suffices; a new one needs its title and a url, doi, repository or citation.',
})
export class StudyInput {
  @Field(() => String, {
    description: 'Short name, such as kornblith-2019: 1 to 100 letters, digits and . _ : - characters.',
  })
  key!: string;

  @Field(() => String, { nullable: true, description: 'Its title, at most 500 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Absolute URL where it can be read.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Digital object identifier.' })
  doi?: string | null;

  @Field(() => String, { nullable: true, description: 'Where its code or data is kept.' })
  repository?: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of its figures, as the source states it.' })
  license?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of publication, 1950 to 2100.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'How it asks to be cited, in one line.' })
  citation?: string | null;
}

const StudyOrderField = enumType(['KEY'], {
  name: 'StudyOrderField',
  description: 'What studies can be ordered by.',
  values: { KEY: 'Key; the default.' },
});

export const StudyOrder = orderInput('Study', StudyOrderField, 'ASC');

@ArgsType()
export class StudiesArgs extends PageArgs {
  @Field(() => StudyFilter, { nullable: true, description: 'Which studies to return; all when left out.' })
  where?: StudyFilter | null;

  @Field(() => StudyOrder, { nullable: true, description: 'How to order them; by key when left out.' })
  orderBy?: OrderBy | null;
}
