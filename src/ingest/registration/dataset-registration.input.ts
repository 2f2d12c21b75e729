import { Field, ID, InputType, Int } from 'type-graphql';
import type { VisibilityName } from '../../access';
import { Modality, Visibility, type ModalityName } from '../../catalog';
import { BigIntScalar } from '../../platform/graphql/scalars';

@InputType({ description: 'What is known of a dataset.' })
abstract class DatasetFactsInput {
  @Field(() => Visibility, {
    nullable: true,
    description:
      'Whom it is for; of a new one everybody, when left out or null. To hide it takes the role CONTRIBUTOR at its publisher, to show it to everybody MAINTAINER.',
  })
  visibility?: VisibilityName | null;

  @Field(() => String, { nullable: true, description: 'What it holds, in a few sentences.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Absolute URL of its page.' })
  url?: string | null;

  @Field(() => [String], { nullable: true, description: 'Tasks that it poses, by id, name or alias.' })
  tasks?: string[] | null;

  @Field(() => [Modality], {
    nullable: true,
    description: 'Kinds of data that a model would be given; when nobody says, they follow from the tasks.',
  })
  modalities?: ModalityName[] | null;

  @Field(() => String, { nullable: true, description: 'Licence, by id, name or alias.' })
  license?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many classes are told apart.' })
  classes?: number | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Labelled examples in the training split.' })
  trainingExamples?: number | null;

  @Field(() => [String], { nullable: true, description: 'Languages, as tags or English names.' })
  languages?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Free words, at most 100.' })
  tags?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids or slugs of the domains that it belongs to.' })
  domains?: string[] | null;
}

@InputType({ description: 'A new dataset. Its slug is made of the slug of its publisher and its name.' })
export class DatasetRegisterInput extends DatasetFactsInput {
  @Field(() => ID, { description: 'Id or slug of the publisher.' })
  publisher!: string;

  @Field(() => String, { description: 'Readable name, at most 300 characters.' })
  name!: string;
}

@InputType({
  description:
    'Changes to a dataset. What is left out stays as it is; null takes it back. Lists are given whole, in place of the old ones.',
})
export class DatasetUpdateInput extends DatasetFactsInput {
  @Field(() => ID, { description: 'Id or slug of the dataset.' })
  dataset!: string;

  @Field(() => ID, { nullable: true, description: 'Id or slug of its new publisher. The slug stays.' })
  publisher?: string;

  @Field(() => String, { nullable: true, description: 'New readable name. The slug stays.' })
  name?: string;
}
