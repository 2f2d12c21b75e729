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
