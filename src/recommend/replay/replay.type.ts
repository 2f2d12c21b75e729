import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../../platform/graphql/enum';
import { BaseRecommendations } from '../answer/recommend.type';
import { REPLAY_CHANGES, type ReplayChangeName } from './replay.service';

export const ReplayChangeKind = enumType(REPLAY_CHANGES, {
  name: 'ReplayChangeKind',
  description: 'What an answer stands on.',
  values: {
    CATALOG:
      'The catalogue, transfer edges left out: they are computed from the rest. Said by its revision; where that tells of nothing, by how often what answers are made from had changed, as "knowledge 12".',
    RECOMMENDER: 'The recommender, or the fit that it stands on.',
    ENCODER: 'The encoder.',
    BACKEND: 'The TensorFlow.js backend: backends differ in the last digits.',
  },
});

@ObjectType({
  description: 'Something that an answer stands on and that is not as it was.',
  simpleResolvers: true,
})
export class ReplayChange {
  @Field(() => ReplayChangeKind, { description: 'What changed.' })
  kind!: ReplayChangeName;

  @Field(() => String, { description: 'As it was.' })
  before!: string;

  @Field(() => String, { description: 'As it is now.' })
  now!: string;
}

@ObjectType({ description: 'The question of a receipt, asked again now.', simpleResolvers: true })
export class RecommendationReplay {
  @Field(() => Boolean, {
    description:
      'Whether catalogue, versions and backend are what they were: then the answer is the same to the last digit.',
  })
  isExact!: boolean;

  @Field(() => Boolean, { description: 'Whether all figures of the answer are those of the receipt.' })
  isSame!: boolean;

  @Field(() => [ReplayChange], { description: 'What the answer stands on and is not as it was.' })
  changes!: ReplayChange[];

  @Field(() => String, {
    nullable: true,
    description: 'Why the question cannot be asked any more, as when its dataset is gone; null where it can.',
  })
  problem!: string | null;

  @Field(() => BaseRecommendations, {
    nullable: true,
    description:
      'The answer as it is now, with the receipt it was asked from; no other receipt is kept of it.',
  })
  answer!: BaseRecommendations | null;
}
