import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars';

@ObjectType({
  description:
    'What you may still ask for. Each operation takes its cost from a budget of cost units, which is yours for a minute from the first of them; then the whole budget is there again. The budget is that of your token or, without one, of your address.',
})
export class RateLimit {
  @Field(() => Int, { description: 'Cost units that you may spend in a minute.' })
  limit!: number;

  @Field(() => Int, {
    description: 'Cost units of this operation: the most that it may ask for, with its variables.',
  })
  cost!: number;

  @Field(() => Int, { description: 'Cost units that are left after this operation.' })
  remaining!: number;

  @Field(() => DateTimeScalar, { description: 'When the whole budget is there again.' })
  resetAt!: Date;
}
