import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Holds the true value with 90% probability, under the model of the recommender.',
  simpleResolvers: true,
})
export class ScoreInterval {
  @Field(() => Float, { description: 'Lower end.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper end.' })
  upper!: number;
}

@ObjectType({
  description: 'How much better one base is expected to do than another.',
  simpleResolvers: true,
})
export class ScoreDifference {
  @Field(() => Float, { description: 'In units of the score.' })
  value!: number;

  @Field(() => ScoreInterval, {
    description: 'Of the difference; what the two have in common moves the errors of both alike.',
  })
  interval!: ScoreInterval;

  @Field(() => Float, { description: 'How probable it is that the first does better, 0 to 1.' })
  probability!: number;
}
