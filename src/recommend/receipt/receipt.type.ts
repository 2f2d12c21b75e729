import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import { TransferResult } from '../../transfer';

@ObjectType({
  description:
    'What an answer was made from, so that it can be checked later. Who asked with a token can read it, and administrators can; what nobody signed can be read by whoever knows its id, where the catalogue allows it: share that as you would share the question. It is kept for the time that the operator sets, a year as a rule, and for good once a result was reported for it.',
  simpleResolvers: true,
})
export class RecommendationReceipt {
  @Field(() => ID, { description: 'A random UUID.' })
  id!: string;

  @Field(() => BigIntScalar, { description: 'Revision of the catalogue that was asked.' })
  catalogRevision!: number;

  @Field(() => String, {
    description: 'Version of the recommender, with that of the fit it stood on where there was one.',
  })
  recommenderVersion!: string;

  @Field(() => String, { description: 'Version of the encoder.' })
  encoderVersion!: string;

  @Field(() => String, { description: 'TensorFlow.js backend that computed it: native, wasm or cpu.' })
  backend!: string;

  @Field(() => DateTimeScalar, { description: 'When it was answered.' })
  createdAt!: Date;

  @Field(() => GraphQLJSON, { description: 'The question, checked and with every default written out.' })
  input!: unknown;

  @Field(() => GraphQLJSON, {
    description:
      'The figures of the answer: nearest domains, and of each recommended base its database id, score, interval, contributions and evidence; of rejected bases the first hundred and how many there were.',
  })
  output!: unknown;
}

@ObjectType({ description: 'A result that was reported for a recommendation.', simpleResolvers: true })
export class RecommendationOutcome {
  @Field(() => TransferResult, { nullable: true, description: 'What came of it.' })
  result!: { id: number };

  @Field(() => Int, {
    nullable: true,
    description:
      'Place of its base among the recommendations, from 1, that of its best for a folded one; null where it was not recommended.',
  })
  rank!: number | null;

  @Field(() => Boolean, { description: 'Whether its base was the one recommended first.' })
  isRecommended!: boolean;
}
