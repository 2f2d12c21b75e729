import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { within } from '../../platform/database';
import { selectionOf } from '../../platform/graphql/selection';
import { payloadType, settle, type Payload } from '../../platform/graphql/user-error.type';
import { TransferEdge } from '../edge/transfer-edge.type';
import type { TransferContext } from '../transfer.loaders';
import { TransferEdgeDeclareInput } from './reporting.input';
import type { TransferEdgeDeclaringService } from './transfer-edge-declaring.service';

const TransferEdgeDeclarePayload = payloadType('TransferEdgeDeclarePayload', {
  field: 'transferEdge',
  type: () => TransferEdge,
  description: 'The edge as it is declared now.',
});

@Resolver()
export class TransferEdgeDeclaringResolver {
  constructor(private readonly edges: TransferEdgeDeclaringService) {}

  @Mutation(() => TransferEdgeDeclarePayload, {
    nullable: true,
    description:
      'Records what somebody says of a base in a domain. Of the same base, domain, task and protocol the newest declaration stands.',
  })
  transferEdgeDeclare(
    @Arg('input', () => TransferEdgeDeclareInput, { description: 'The edge.' })
    input: TransferEdgeDeclareInput,
    @Ctx() { loaders }: TransferContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Payload<TransferEdge>> {
    const selection = within(selectionOf(info), 'transferEdge');
    return settle(
      () => this.edges.declare(input),
      (id) => loaders.transferEdge.findById(id, selection),
    );
  }
}
