import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { DateTimeScalar, UrlScalar } from '../../platform/graphql/scalars';

@ObjectType({
  description: 'What an import could not use, or what a record says otherwise than before.',
  simpleResolvers: true,
})
export class HubProblem {
  @Field(() => String, {
    description: 'The id of the record at the hub, or its place in the source where it has none.',
  })
  record!: string;

  @Field(() => String, { nullable: true, description: 'The field at fault; null for the whole record.' })
  field!: string | null;

  @Field(() => String, { description: 'What is wrong with it.' })
  message!: string;

  @Field(() => String, {
    description:
      'What was done: skipped (the record), ignored (the field), corrected (the value before) or leftOut (rows that the description of a table says are no results, and private records).',
  })
  action!: string;
}

@ObjectType({
  description: 'Where records come from: a public hub, or this catalogue itself.',
  simpleResolvers: true,
})
export class Hub {
  @Field(() => ID, { description: 'The word for it, such as huggingface.' })
  id!: string;

  @Field(() => String, { description: 'Readable name.' })
  name!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Home page.' })
  url!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When records were last taken from it; null for never.',
  })
  lastSyncedAt!: Date | null;

  @Field(() => Int, {
    description:
      'Models and datasets of it that the catalogue has a record of and that are for everybody, stubs not counted.',
  })
  recordCount!: number;

  @Field(() => Int, { description: 'Models of it that the catalogue has a record of.' })
  modelCount!: number;

  @Field(() => Int, { description: 'Datasets of it that the catalogue has a record of.' })
  datasetCount!: number;

  @Field(() => Int, {
    description:
      'Records and fields of its last import that could not be used, those of hidden records left out.',
  })
  problemCount!: number;

  @Costs({ item: 0.3, usualSize: 20 })
  @Field(() => [HubProblem], {
    description:
      'Problems of its last import, at most the last 20; its report file has them all. For administrators, and empty for others: they may name what is not for everybody.',
  })
  problems!: HubProblem[];
}

@ObjectType({
  description: 'What one hub said about one thing at one revision. Never changed.',
  simpleResolvers: true,
})
export class Origin {
  @Field(() => String, { description: 'The id at the hub.' })
  externalId!: string;

  @Field(() => String, {
    description: 'The revision at the hub, or a digest of the record where it has none.',
  })
  revision!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Where the hub shows it.' })
  url!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded here.' })
  recordedAt!: Date;

  @Field(() => String, {
    description:
      'Which of the ways of reading its hub it comes from, such as listing or card, each of which replaces only its own; empty where there is one only.',
  })
  source!: string;

  @Field(() => Boolean, { description: 'Whether it is the newest revision of what its source says.' })
  isCurrent!: boolean;

  /** Read with the row. */
  @Field(() => Hub, { nullable: true, description: 'The hub that said it.' })
  hub!: Hub | null;

  id!: number;
  kind!: 'MODEL' | 'DATASET';
  /** Id of the model or dataset that it belongs to. */
  thingId!: number;
}
