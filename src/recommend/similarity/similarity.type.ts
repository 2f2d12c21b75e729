import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Domain, Model } from '../../catalog';

@ObjectType({
  description: 'A domain, and how similar it is to what was asked about.',
  simpleResolvers: true,
})
export class DomainSimilarity {
  @Field(() => Domain, { nullable: true, description: 'The domain; null where it was removed meanwhile.' })
  domain!: { id: number };

  @Field(() => Float, { description: 'Cosine of the two embeddings, from -1 to 1.' })
  similarity!: number;
}

@ObjectType({ description: 'A model, and how similar it is to what was asked about.', simpleResolvers: true })
export class ModelSimilarity {
  @Field(() => Model, { nullable: true, description: 'The model; null where it was removed meanwhile.' })
  model!: { id: number };

  @Field(() => Float, { description: 'Cosine of the two embeddings, from -1 to 1.' })
  similarity!: number;
}

@ObjectType({
  description:
    'What transfers from one domain into another: the edges of all bases that come from the first, together.',
  simpleResolvers: true,
})
export class DomainTransfer {
  @Field(() => Domain, {
    nullable: true,
    description:
      'The other domain. Of `transfersFrom`, where the bases come from: the subject of the data that they were pretrained on. Of `transfersTo`, where they go.',
  })
  domain?: Domain | null;

  @Field(() => Float, {
    description:
      'Mean expected z of the bases on where they go against all candidates; negative where they do worse than most.',
  })
  expectedGain!: number;

  @Field(() => Float, {
    description: 'Mean share of the candidates that the bases are expected to beat, 0 to 1.',
  })
  compatibility!: number;

  @Field(() => Int, { description: 'How many bases it is taken from.' })
  baseCount!: number;

  @Field(() => Int, {
    description: 'How many transfer results of these bases lie where they go; 0: all of it is predicted.',
  })
  evidenceCount!: number;

  @Field(() => Model, { nullable: true, description: 'The base that is expected to do best.' })
  bestBase?: Model | null;

  otherId!: number;
  bestBaseId!: number;
}
