import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection';
import type { MetricDirectionName } from '../vocabulary';
import { MetricDirection } from '../words.type';

@ObjectType({
  description: 'What figures are cited from: a paper, a benchmark or a repository.',
  simpleResolvers: true,
})
export class Study {
  id!: number;

  @Field(() => String, { description: 'Short name by which results refer to it, such as kornblith-2019.' })
  key!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  url!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Digital object identifier, such as 10.48550/arXiv.1805.08974.',
  })
  doi!: string | null;

  @Field(() => String, { nullable: true, description: 'Where its code or data is kept.' })
  repository!: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of its figures, as the source states it.' })
  license!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of publication.' })
  year!: number | null;

  @Field(() => String, { nullable: true, description: 'How it asks to be cited, in one line.' })
  citation!: string | null;
}

/** A page of studies. */
export const StudyConnection = connectionType('Study', () => Study, { items: 'studies' });

@ObjectType({ description: 'What a value measures, and on which scale.', simpleResolvers: true })
export class Metric {
  @Field(() => ID, { description: 'The word for it, as filters take it: accuracy, wer.' })
  id!: string;

  @Field(() => String, { description: 'Readable name.' })
  name!: string;

  @Field(() => MetricDirection, { description: 'Which values are better.' })
  direction!: MetricDirectionName;

  @Field(() => Float, { nullable: true, description: 'The smallest value there can be; null: none.' })
  minimum!: number | null;

  @Field(() => Float, { nullable: true, description: 'The largest value there can be; null: none.' })
  maximum!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Unit of its values; null for shares and plain numbers.',
  })
  unit!: string | null;

  @Field(() => [String], { description: 'Other words for the same metric.' })
  aliases!: string[];
}
