import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../platform/graphql/enum';

export const DatabaseKind = enumType(['POSTGRES', 'EMBEDDED'], {
  name: 'DatabaseKind',
  description: 'Where the catalogue is kept.',
  values: {
    POSTGRES: 'On a PostgreSQL server.',
    EMBEDDED: 'In a folder of this server, by an embedded PostgreSQL.',
  },
});

@ObjectType({ description: 'How much the catalogue holds.', simpleResolvers: true })
export class CatalogCounts {
  @Field(() => Int, { description: 'Models, stubs included.' })
  models!: number;

  @Field(() => Int, { description: 'Datasets, stubs included.' })
  datasets!: number;

  @Field(() => Int, { description: 'Domains.' })
  domains!: number;

  @Field(() => Int, { description: 'Publishers.' })
  publishers!: number;

  @Field(() => Int, { description: 'Claims that a model was made from a base.' })
  lineages!: number;

  @Field(() => Int, { description: 'Claims that a model was trained on a dataset.' })
  trainings!: number;

  @Field(() => Int, { description: 'Measured values of models as they are.' })
  evaluations!: number;

  @Field(() => Int, { description: 'Measured outcomes of adapting a base.' })
  transferResults!: number;

  @Field(() => Int, { description: 'Publications that figures are cited from.' })
  studies!: number;

  @Field(() => Int, { description: 'Records as hubs gave them, old revisions included.' })
  origins!: number;
}

/** Facts that the catalogue itself does not know; the composition root supplies them. */
export interface CatalogFacts {
  readonly encoderVersion: string | null;
  readonly recommenderVersion: string | null;
  /** `native`, `wasm` or `cpu`. */
  readonly tensorBackend: string | null;
}

@ObjectType({ description: 'The catalogue as a whole.', simpleResolvers: true })
export class Catalog {
  @Field(() => String, { nullable: true, description: 'Version of the encoder that makes embeddings.' })
  encoderVersion!: string | null;

  @Field(() => String, { nullable: true, description: 'Version of the recommender.' })
  recommenderVersion!: string | null;

  @Field(() => String, { nullable: true, description: 'What computes tensors: native, wasm or cpu.' })
  tensorBackend!: string | null;

  @Field(() => DatabaseKind, { description: 'Where the catalogue is kept.' })
  database!: string;
}
