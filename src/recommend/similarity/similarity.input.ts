import { ArgsType, Field, Float, Int } from 'type-graphql';

@ArgsType()
export class NearestDomainsArgs {
  @Field(() => String, { description: 'A description in words, up to 2,000 characters.' })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'How many to return, 1 to 100.', defaultValue: 10 })
  first?: number | null;
}

@ArgsType()
export class SimilarDomainsArgs {
  @Field(() => Int, { description: 'How many to return, 1 to 100.', defaultValue: 10 })
  first!: number;

  @Field(() => Float, { description: 'Leave out those less similar, from -1 to 1.', defaultValue: -1 })
  minSimilarity!: number;
}
