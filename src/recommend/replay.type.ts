import { Field, ObjectType } from 'type-graphql';
import { ReplayChange } from './receipt.type';
import { BaseRecommendations } from './recommend.type';

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
