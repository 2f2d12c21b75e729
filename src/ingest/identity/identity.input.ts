import { Field, ID, InputType } from 'type-graphql';

/** What both merges ask for. */
@InputType()
abstract class MergeInput {
  @Field(() => ID, { description: 'Id or slug of the one that is emptied; both lead to the other one then.' })
  from!: string;

  @Field(() => ID, { description: 'Id or slug of the one that gets its origins.' })
  into!: string;

  @Field(() => String, { description: 'Why they are one, at most 2000 characters; kept for good.' })
  reason!: string;
}

@InputType({ description: 'Two models of the catalogue that are one.' })
export class ModelMergeInput extends MergeInput {}

@InputType({ description: 'Two datasets of the catalogue that are one.' })
export class DatasetMergeInput extends MergeInput {}

@InputType({ description: 'A record of a hub, in all its revisions.' })
export class OriginReferenceInput {
  @Field(() => ID, { description: 'The word for the hub, such as huggingface.' })
  hub!: string;

  @Field(() => String, { description: 'The id at the hub.' })
  externalId!: string;
}

/** What both splits ask for. */
@InputType()
abstract class SplitInput {
  @Field(() => [OriginReferenceInput], {
    description:
      'Records that do not belong to it, 1 to 100 and not all that it has. Those that came by a merge go back to where they came from.',
  })
  origins!: OriginReferenceInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'Slug of the other one; without it the id at the hub. One that a merge emptied keeps the slug that it had.',
  })
  newSlug?: string | null;
}

@InputType({ description: 'What does not belong to a model.' })
export class ModelSplitInput extends SplitInput {
  @Field(() => ID, { description: 'Id or slug of the model that has origins of another one.' })
  model!: string;
}

@InputType({ description: 'What does not belong to a dataset.' })
export class DatasetSplitInput extends SplitInput {
  @Field(() => ID, { description: 'Id or slug of the dataset that has origins of another one.' })
  dataset!: string;
}
