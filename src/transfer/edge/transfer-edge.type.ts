import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Domain, Model, type Adaptable } from '../../catalog';
import { connectionType } from '../../platform/graphql/connection';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';
import { Node } from '../../platform/graphql/node.type';
import type { EdgeKindName, ProtocolName } from '../vocabulary';
import { Protocol, TransferEdgeKind } from '../words.type';

/** Rows have only the requested columns; `id` is always one of them. */
@ObjectType({
  description: 'How well a base is expected to transfer to a domain.',
  implements: Node,
  simpleResolvers: true,
})
export class TransferEdge {
  @Field(() => ID, { description: 'Opaque and permanent.' })
  id!: number;

  @Field(() => Protocol, { description: 'How the base would be adapted.' })
  protocol!: ProtocolName;

  @Field(() => TransferEdgeKind, { description: 'What the expectation stands on.' })
  kind!: EdgeKindName;

  @Field(() => Float, {
    nullable: true,
    description:
      'Expected z against the candidate bases: in standard deviations above (or, negative, below) the mean of all candidates.',
  })
  expectedGain!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the candidate bases that it is expected to beat, from 0 to 1.',
  })
  compatibility!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How far the true gain may lie from the expected one, to either side; in the same unit.',
  })
  margin!: number | null;

  @Field(() => Int, { description: 'How many transfer results it stands on.' })
  evidenceCount!: number;

  @Field(() => String, { nullable: true, description: 'Why, for a declared edge.' })
  reason!: string | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Revision of the catalogue that it was made from.',
  })
  catalogRevision!: number | null;

  @Field(() => String, { nullable: true, description: 'Version of the recommender that computed it.' })
  recommenderVersion!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was computed or declared last.' })
  updatedAt!: Date;

  @Field(() => Model, { nullable: true, description: 'The model to start from.' })
  base?: Model | null;

  @Field(() => Domain, { nullable: true, description: 'The domain to transfer to.' })
  domain?: Domain | null;

  taskId!: string | null;
  adaptable!: Adaptable;
}

/** A page of transfer edges. */
export const TransferEdgeConnection = connectionType('TransferEdge', () => TransferEdge, {
  items: 'transfer edges',
});
